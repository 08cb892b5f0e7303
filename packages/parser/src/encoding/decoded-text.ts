export interface Decoded {
  /** Without BOM, newlines as LF. null where the bytes are no text. */
  text: string | null
  /** WHATWG name. */
  encoding: string
  /** How sure the encoding is: `declared` covers UTF-8 and whatever a BOM or the document itself names. */
  certainty: 'declared' | 'detected' | 'guessed'
  /** Characters that could not be decoded and stand as U+FFFD. */
  damaged: number
}

/** What is to be counted, replaced or looked at once more: a text without it is searched once. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
export const needsCleaning = /[\0-\x08\r\x0e-\x1f\ufffd]/

export function toDecoded(text: string, encoding: string, certainty: Decoded['certainty']): Decoded {
  let clean = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const controls = clean.match(/[\0-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0
  if (controls > 8 && controls > clean.length / 100) return { text: null, encoding, certainty, damaged: controls }
  if (clean.includes('\0')) clean = clean.replaceAll('\0', '\ufffd')
  return { text: clean, encoding, certainty, damaged: countReplaced(clean) }
}

/** A U+FFFD that an author wrote cannot be told from a lost character; either is worth a look. */
export function countReplaced(text: string): number {
  return text.includes('\ufffd') ? text.split('\ufffd').length - 1 : 0
}

export function tryDecode(decoder: Decoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    // A fatal decoder has no other way to say no.
    return null
  }
}

export function decodeAs(label: string, bytes: Uint8Array): string | null {
  let decoder: Decoder
  try {
    decoder = new TextDecoder(label, { fatal: true })
  } catch {
    // An encoding that no browser knows either.
    return null
  }
  const text = tryDecode(decoder, bytes)
  // Private use and C1 control characters are what a wrong table gives.
  return text === null || /[\u0080-\u009f\ue000-\uf8ff]/.test(text) ? null : text
}

/** Node's types know TextDecoder as a value only. */
type Decoder = InstanceType<typeof TextDecoder>
