export interface Decoded {
  /** The text without BOM, with LF as line ends. Null if the bytes are not text. */
  text: string | null
  /** WHATWG name of the encoding. */
  encoding: string
  /** The certainty of the encoding. `declared`: UTF-8, or named by a BOM or the document. */
  certainty: 'declared' | 'detected' | 'guessed'
  /** Number of characters that could not be decoded. Each is a U+FFFD in the text. */
  damaged: number
}

/** Matches the characters that later steps replace or count. Most texts have none, so one search is enough for them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
export const needsCleaning = /[\0-\x08\r\x0e-\x1f\u2028\u2029\ufffd]/

export function toDecoded(text: string, encoding: string, certainty: Decoded['certainty']): Decoded {
  let clean = withLineFeeds(text)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const controls = clean.match(/[\0-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0
  if (controls > 8 && controls > clean.length / 100) return { text: null, encoding, certainty, damaged: controls }
  if (clean.includes('\0')) clean = clean.replaceAll('\0', '\ufffd')
  return { text: clean, encoding, certainty, damaged: countReplaced(clean) }
}

/** Unicode's separators are line ends next to another one, and in a text that has no other. They stay within a line. */
function withLineFeeds(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  if (!/[\u2028\u2029]/.test(lines)) return lines
  if (!lines.includes('\n')) return lines.replace(/[\u2028\u2029]/g, '\n')
  return lines.replace(/(?<=\n)[\u2028\u2029]+|[\u2028\u2029]+(?=\n)/g, '')
}

/** Counts U+FFFD. One that the author wrote looks the same as a lost character, and both need a check. */
export function countReplaced(text: string): number {
  return text.includes('\ufffd') ? text.split('\ufffd').length - 1 : 0
}

export function tryDecode(decoder: Decoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    // A fatal decoder reports invalid bytes only by an exception.
    return null
  }
}

export function decodeAs(label: string, bytes: Uint8Array): string | null {
  let decoder: Decoder
  try {
    decoder = new TextDecoder(label, { fatal: true })
  } catch {
    // The encoding is unknown to the runtime, and to browsers.
    return null
  }
  const decoded = tryDecode(decoder, bytes)
  const text = decoder.encoding === 'windows-1252' ? decoded && withoutControls(decoded) : decoded
  // A wrong encoding produces private-use and C1 control characters.
  return text === null || /[\u0080-\u009f\ue000-\uf8ff]/.test(text) ? null : text
}

/** The characters of the bytes 0x80 to 0x9f in windows-1252. https://encoding.spec.whatwg.org/index-windows-1252.txt */
const inWindows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** Node 22 decodes windows-1252 as ISO 8859-1, so quotation marks and dashes become control characters. */
function withoutControls(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (control) => inWindows1252[control.charCodeAt(0) - 0x80] ?? control)
}

/** Node's types declare TextDecoder only as a value. */
type Decoder = InstanceType<typeof TextDecoder>
