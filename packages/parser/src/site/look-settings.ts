import type { JsonValue } from '../model/json-value.ts'
import { asAbsoluteUrl, asText } from '../values/values.ts'

type LookSetting = { value: string } | { wanted: string; hint: string }

/** Reads the accent colour: six hexadecimal digits, with or without `#`. Returns it as `#9c2a1f`. */
export function readAccent(value: JsonValue): LookSetting {
  const digits = /^#?([0-9a-f]{6})$/i.exec(asText(value) ?? '')?.[1]
  return digits === undefined
    ? { wanted: 'a colour', hint: 'write six hexadecimal digits in quotes, as "#9c2a1f"' }
    : { value: `#${digits.toLowerCase()}` }
}

/** Reads the logo: an absolute address, or the path of an image within the content folder, which is returned without `/`. */
export function readLogo(value: JsonValue): LookSetting {
  const url = asAbsoluteUrl(value)
  if (url !== null) return { value: url }
  const path = (asText(value) ?? '').normalize('NFC').replace(/^\.?\/+/, '')
  const isInside = path.split('/').every((name) => !/^\.{0,2}$|[\\\0]/.test(name))
  return isInside && /\.(?:svg|png|jpe?g|webp|avif|gif)$/i.test(path)
    ? { value: path }
    : { wanted: 'an image', hint: 'write an address, or the path of an image in this folder such as images/logo.svg' }
}
