import { isKnownKey } from './known-keys.ts'

const keyLine = /["']?([\p{L}_][\p{L}\p{N}_ -]{0,40}?)["']?[ \t]*[:：=](?!\/\/)/uy

/** Whether a key starts at this offset: `title:`, `"title" :`, `title =`. */
export function beginsWithKey(text: string, from: number): boolean {
  keyLine.lastIndex = from
  return keyLine.test(text)
}

/** Whether a key starts at this offset that a field of articles reads. */
export function beginsWithKnownKey(text: string, from: number): boolean {
  keyLine.lastIndex = from
  const key = keyLine.exec(text)?.[1]
  return key !== undefined && isKnownKey(key)
}
