import chardet from 'chardet'
import { type Decoded, decodeAs, toDecoded } from './decoded-text.ts'

/** Single-byte encodings for Latin scripts. Accented letters are single bytes between ASCII letters. */
const latin = /^(iso-8859-(1|2|9|15)|windows-125(0|2|4|7|8))$/i

const multibyte = /^(gb18030|big5|shift_jis|euc-jp|euc-kr)$/i

const cjkOrder = ['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr']

const cjkByLanguage = { zh: 'gb18030', ja: 'shift_jis', ko: 'euc-kr' } as const

export function detect(bytes: Uint8Array, siteLanguage: string | null): Decoded {
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
    if (text !== null) return toDecoded(text, name, confidence >= 60 ? 'detected' : 'guessed')
  }
  return { text: null, encoding: 'unknown', certainty: 'guessed', damaged: 0 }
}

/** Removes ASCII front matter and markup, because they would outweigh the words that distinguish encodings. */
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
