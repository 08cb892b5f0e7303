import { countReplaced, type Decoded, decodeAs, needsCleaning, toDecoded, tryDecode } from './decoded-text.ts'
import { detect } from './detect-encoding.ts'

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

const lenientUtf8 = new TextDecoder('utf-8')

/**
 * Decodes a file's bytes as UTF-8, as UTF-16 (detected by BOM or zero bytes), in the encoding that the document declares,
 * or in a detected encoding, in this order.
 */
export function decode(bytes: Uint8Array, siteLanguage: string | null): Decoded {
  const utf16 = utf16Kind(bytes)
  if (utf16 !== null) return toDecoded(new TextDecoder(utf16).decode(bytes), utf16, 'declared')
  const utf8 = tryDecode(strictUtf8, bytes)
  if (utf8 !== null) {
    if (!needsCleaning.test(utf8)) return { text: utf8, encoding: 'utf-8', certainty: 'declared', damaged: 0 }
    if (!utf8.includes('\x1b$')) return toDecoded(utf8, 'utf-8', 'declared')
    return toDecoded(new TextDecoder('iso-2022-jp').decode(bytes), 'iso-2022-jp', 'detected')
  }
  const damaged = mostlyUtf8(bytes)
  if (damaged !== null) return toDecoded(damaged, 'utf-8', 'declared')
  const declared = declaredEncoding(bytes)
  if (declared !== null) return declared
  return detect(bytes, siteLanguage)
}

function utf16Kind(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second, third, fourth] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // UTF-16 without a BOM: front matter starts with ASCII, so every second byte is zero.
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le'
  if (first === 0 && second !== 0 && third === 0 && fourth !== 0) return 'utf-16be'
  return null
}

/** UTF-8 with a few invalid bytes (a truncated file, a pasted word) is still UTF-8: no other encoding has so many valid sequences. */
function mostlyUtf8(bytes: Uint8Array): string | null {
  const text = lenientUtf8.decode(bytes)
  const lost = countReplaced(text)
  let sequences = 0
  for (const byte of bytes) if (byte >= 0xc2 && byte <= 0xf4) sequences++
  return sequences - lost > lost * 4 ? text : null
}

function declaredEncoding(bytes: Uint8Array): Decoded | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  const label =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? /-\*-.*coding:\s*([\w-]+)/i.exec(head)?.[1]
  if (label === undefined || /^utf-?8$/i.test(label)) return null
  const text = decodeAs(label, bytes)
  return text === null ? null : toDecoded(text, label.toLowerCase(), 'declared')
}
