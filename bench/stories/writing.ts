const CHINESE = 'zh-CN'
const WORDS = 20_000
const SYLLABLES = [...'bdfghklmnprstvw'].flatMap((start) => [...'aeiou'].map((end) => start + end))
const FIRST_CHARACTER = 0x4e00
/** The common part of the Chinese characters in Unicode. */
const CHARACTERS = 3_000

/** Writes sentences of made-up words. A few words are common and most are rare, as in a real language (Zipf's law). */
export class Writing {
  readonly lang: string
  readonly next: () => number
  readonly #words: readonly string[]

  /** @param next numbers in [0, 1) */
  constructor(lang: string, next: () => number) {
    this.lang = lang
    this.next = next
    this.#words = Array.from({ length: WORDS }, (_, rank) => this.#newWord(rank))
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  one<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)]
    if (value === undefined) throw new Error('The list is empty')
    return value
  }

  title(): string {
    return this.#text(5 + this.below(6))
  }

  name(): string {
    return this.#text(1 + this.below(2))
  }

  issueTitle(name: string, date: Date): string {
    return this.lang === CHINESE
      ? `${name}：${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
      : `${name}, ${date.toLocaleDateString('en', { dateStyle: 'long', timeZone: 'UTC' })}`
  }

  /** 8 to 27 words. */
  sentence(): string {
    const [comma, stop] = this.lang === CHINESE ? ['，', '。'] : [', ', '.']
    return `${this.#text(4 + this.below(14))}${comma}${this.#text(4 + this.below(10))}${stop}`
  }

  /** Paragraphs of two to five sentences. */
  paragraphs(count: number): string[] {
    const space = this.lang === CHINESE ? '' : ' '
    return Array.from({ length: count }, () =>
      Array.from({ length: 2 + this.below(4) }, () => this.sentence()).join(space),
    )
  }

  /** The text with this part of its words replaced. */
  corrected(text: string, part: number): string {
    const word = this.lang === CHINESE ? /\p{L}{2}/gu : /\p{L}+/gu
    return text.replace(word, (found) => (this.next() < part ? this.#word() : found))
  }

  /** The sentence with a number in it. */
  withNumber(sentence: string): string {
    const word = this.lang === CHINESE ? /\p{L}{4}/u : /\p{L}+ \p{L}+ /u
    return sentence.replace(word, (found) => `${found}${this.below(1000)} `)
  }

  #text(count: number): string {
    return Array.from({ length: count }, () => this.#word()).join(this.lang === CHINESE ? '' : ' ')
  }

  #word(): string {
    // The rank of a word by Zipf's law: its logarithm is equally distributed.
    return this.#words[Math.floor(WORDS ** this.next()) - 1] ?? ''
  }

  /** @param rank common words are short */
  #newWord(rank: number): string {
    if (this.lang === CHINESE)
      return Array.from({ length: rank < 100 ? 1 : 2 }, () =>
        String.fromCodePoint(FIRST_CHARACTER + this.below(CHARACTERS)),
      ).join('')
    return Array.from({ length: rank < 100 ? 1 : 2 + this.below(3) }, () => this.one(SYLLABLES)).join('')
  }
}
