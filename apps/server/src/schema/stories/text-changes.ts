import { diffArrays } from 'diff'

/** A part of a text that one version has and the other has not. */
export interface ChangedRange {
  kind: 'INSERTED' | 'DELETED'
  text: string
  /** Where `text` is: in the newer version if it was inserted, in the older one if it was deleted. */
  start: number
  /** Where it is, or was, in the newer version. */
  at: number
}

export interface TextChanges {
  isExact: boolean
  ranges: ChangedRange[]
}

/** The most insertions and deletions of words that are looked for. Finding them takes up to 40 ms, most often 1 ms. */
const MOST_EDITS = 500
/** Length in UTF-16 units of the longest text that is compared word by word. */
const MOST_LENGTH = 200_000

/** Characters of scripts without spaces, words, and everything between them. */
const token =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu

/**
 * Compares two texts. Returns the changes in the order of the newer text. If the texts differ too much, everything
 * between their common beginning and end is one deletion and one insertion, and `isExact` is false.
 */
export function textChanges(older: string, newer: string): TextChanges {
  if (older === newer) return { isExact: true, ranges: [] }
  const isShort = older.length <= MOST_LENGTH && newer.length <= MOST_LENGTH
  const [one, two] = [older, newer].map(isShort ? tokensOf : wordsOf)
  if (one === undefined || two === undefined) return { isExact: true, ranges: [] }
  const most = Math.min(one.length, two.length)
  let first = 0
  while (first < most && one[first] === two[first]) first++
  let last = 0
  while (last < most - first && one.at(-1 - last) === two.at(-1 - last)) last++
  const start = one.slice(0, first).join('').length
  const [before, after] = [one.slice(first, one.length - last), two.slice(first, two.length - last)]
  const isSimple = before.length === 0 || after.length === 0
  const parts = isShort && !isSimple ? diffArrays(before, after, { maxEditLength: MOST_EDITS }) : undefined
  if (parts) return { isExact: true, ranges: rangesOf(parts, start) }
  const replaced = [
    { value: before, added: false, removed: true },
    { value: after, added: true, removed: false },
  ]
  return { isExact: isSimple, ranges: rangesOf(replaced, start) }
}

function tokensOf(text: string): string[] {
  return text.match(token) ?? []
}

function wordsOf(text: string): string[] {
  return text.split(/(?<=\s)/u)
}

function rangesOf(
  parts: readonly { value: string[]; added: boolean; removed: boolean }[],
  start: number,
): ChangedRange[] {
  const ranges: ChangedRange[] = []
  let [at, before] = [start, start]
  for (const { value, added, removed } of parts) {
    const text = value.join('')
    if (added && text) ranges.push({ kind: 'INSERTED', text, start: at, at })
    if (removed && text) ranges.push({ kind: 'DELETED', text, start: before, at })
    if (!removed) at += text.length
    if (!added) before += text.length
  }
  return ranges
}
