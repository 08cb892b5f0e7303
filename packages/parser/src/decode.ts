import chardet from 'chardet'

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

/** Node's types know TextDecoder as a value only. */
type Decoder = InstanceType<typeof TextDecoder>

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })
const lenientUtf8 = new TextDecoder('utf-8')

/** Encodings of single bytes for Latin scripts: there an accented letter stands alone between ASCII letters. */
const latin = /^(iso-8859-(1|2|9|15)|windows-125(0|2|4|7|8))$/i
const multibyte = /^(gb18030|big5|shift_jis|euc-jp|euc-kr)$/i
const cjkOrder = ['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr']
const cjkByLanguage = { zh: 'gb18030', ja: 'shift_jis', ko: 'euc-kr' } as const

/** Makes text of a file's bytes: UTF-8, UTF-16 by BOM or by its zero bytes, else what the document declares, else what detection says. */
export function decode(bytes: Uint8Array, siteLanguage: string | null): Decoded {
  const utf16 = utf16Kind(bytes)
  if (utf16 !== null) return finish(new TextDecoder(utf16).decode(bytes), utf16, 'declared')
  const utf8 = attempt(strictUtf8, bytes)
  if (utf8 !== null) {
    if (!remarkable.test(utf8)) return { text: utf8, encoding: 'utf-8', certainty: 'declared', damaged: 0 }
    if (!utf8.includes('\x1b$')) return finish(utf8, 'utf-8', 'declared')
    return finish(new TextDecoder('iso-2022-jp').decode(bytes), 'iso-2022-jp', 'detected')
  }
  const damaged = mostlyUtf8(bytes)
  if (damaged !== null) return finish(damaged, 'utf-8', 'declared')
  const declared = declaredEncoding(bytes)
  if (declared !== null) return declared
  return detect(bytes, siteLanguage)
}

/** What is to be counted, replaced or looked at once more: a text without it is searched once. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const remarkable = /[\0-\x08\r\x0e-\x1f\ufffd]/

function finish(text: string, encoding: string, certainty: Decoded['certainty']): Decoded {
  let clean = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const controls = clean.match(/[\0-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0
  if (controls > 8 && controls > clean.length / 100) return { text: null, encoding, certainty, damaged: controls }
  if (clean.includes('\0')) clean = clean.replaceAll('\0', '\ufffd')
  return { text: clean, encoding, certainty, damaged: countReplaced(clean) }
}

/** A U+FFFD that an author wrote cannot be told from a lost character; either is worth a look. */
function countReplaced(text: string): number {
  return text.includes('\ufffd') ? text.split('\ufffd').length - 1 : 0
}

function attempt(decoder: Decoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    // A fatal decoder has no other way to say no.
    return null
  }
}

function utf16Kind(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second, third, fourth] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // Without a BOM: front matter begins with ASCII, so every second byte is zero.
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le'
  if (first === 0 && second !== 0 && third === 0 && fourth !== 0) return 'utf-16be'
  return null
}

/** UTF-8 with a few broken bytes (a cut file, one pasted word) stays UTF-8: nothing else has so many valid sequences. */
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
  return text === null ? null : finish(text, label.toLowerCase(), 'declared')
}

function decodeAs(label: string, bytes: Uint8Array): string | null {
  let decoder: Decoder
  try {
    decoder = new TextDecoder(label, { fatal: true })
  } catch {
    // An encoding that no browser knows either.
    return null
  }
  const text = attempt(decoder, bytes)
  // Private use and C1 control characters are what a wrong table gives.
  return text === null || /[\u0080-\u009f\ue000-\uf8ff]/.test(text) ? null : text
}

function detect(bytes: Uint8Array, siteLanguage: string | null): Decoded {
  const sample = linesBeyondAscii(bytes)
  const alone = highBytesAlone(sample)
  const ranked = chardet
    .analyse(sample)
    .map(({ name, confidence }) => ({ name: name.toLowerCase(), confidence }))
    .filter(({ name }) => name !== 'ascii' && (alone ? !multibyte.test(name) : !latin.test(name)))
  const sure = ranked.filter(({ confidence }) => confidence >= 60)
  const likely = ranked.filter(({ confidence }) => confidence < 60)
  const byLanguage = cjkByLanguage[(siteLanguage ?? '').slice(0, 2) as keyof typeof cjkByLanguage]
  const candidates = [
    ...sure,
    ...(byLanguage === undefined ? [] : [{ name: byLanguage as string, confidence: 0 }]),
    ...likely.filter(({ confidence }) => confidence > 20),
    ...(alone ? [] : cjkOrder.map((name) => ({ name, confidence: 0 }))),
    ...likely,
    { name: 'windows-1252', confidence: 0 },
  ]
  for (const { name, confidence } of candidates) {
    const text = decodeAs(name, bytes)
    if (text !== null) return finish(text, name, confidence >= 60 ? 'detected' : 'guessed')
  }
  return { text: null, encoding: 'unknown', certainty: 'guessed', damaged: 0 }
}

/** ASCII front matter and markup outweigh the words that tell encodings apart. */
function linesBeyondAscii(bytes: Uint8Array): Uint8Array {
  const kept: number[] = []
  let start = 0
  while (start < bytes.length && kept.length < 16_384) {
    const newline = bytes.indexOf(10, start)
    const end = newline === -1 ? bytes.length : newline + 1
    const line = bytes.subarray(start, Math.min(end, start + 4096))
    if (line.some((byte) => byte > 0x7f)) kept.push(...line)
    start = end
  }
  return Uint8Array.from(kept)
}

function highBytesAlone(sample: Uint8Array): boolean {
  let high = 0
  let alone = 0
  for (let i = 0; i < sample.length; i++) {
    if ((sample[i] ?? 0) < 0x80) continue
    high++
    if ((sample[i - 1] ?? 0) < 0x80 && (sample[i + 1] ?? 0) < 0x80) alone++
  }
  return alone * 2 > high
}
