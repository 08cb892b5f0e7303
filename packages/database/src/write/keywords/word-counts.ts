import type { WordCount } from '../../text/words.ts'
import { allOf } from '../connection/all-of.ts'
import type { WriteConnection } from '../connection/write-connection.ts'
import { isRare, levelOf, sizeOf } from './ranked-words.ts'

/** Words that one statement writes. */
const WRITTEN = 1000

const ENGLISH = 'en'
/** With fewer articles in English, the archive does not show which words of English are common. */
const ENGLISH_ARTICLES = 8

/** The columns by which the words of an article count. */
export interface WordOwner {
  readonly lang: string | null
  readonly listed: number
}

/** A stored list of words: the column `ArticleWords.words`, null or empty for none. */
export function parseWords(words: string | null | undefined): WordCount[] {
  return words ? (JSON.parse(words) as WordCount[]) : [] // text/words.ts makes the column.
}

/**
 * In how many articles each word is, by language (model `Word`): "die" is common in German and rare in English. Drafts and
 * hidden articles do not count.
 */
export class WordCounts {
  readonly #connection: WriteConnection
  /** Sums that are not written yet, by key. */
  #changes = new Map<string, number>()
  /** Stored sums that were read. */
  #known = new Map<string, number>()
  /** Whether `#known` has all sums. */
  #hasAll = false

  constructor(connection: WriteConnection) {
    this.#connection = connection
  }

  /** Adds an article, or subtracts it. */
  add({ lang, listed }: WordOwner, words: readonly WordCount[], sign: 1 | -1): void {
    if (listed !== 1) return
    const language = languageOf(lang)
    this.#add(keyOf(language, ''), sign)
    for (const [word] of words) this.#add(keyOf(language, word), sign)
  }

  #add(key: string, sign: 1 | -1): void {
    this.#changes.set(key, (this.#changes.get(key) ?? 0) + sign)
  }

  /** Replaces all stored sums by those of the articles that were added. */
  replaceAll(): void {
    this.#connection.run('DELETE FROM Word')
    const rows = [...this.#changes].filter(([, articles]) => articles > 0).sort(([a], [b]) => (a < b ? -1 : 1))
    for (let at = 0; at < rows.length; at += WRITTEN) {
      const some = rows.slice(at, at + WRITTEN)
      this.#connection.insert(
        'Word',
        some.map(([word, articles]) => ({ word, articles })),
      )
    }
    this.#known = this.#changes
    this.#changes = new Map()
    this.#hasAll = true
  }

  /**
   * Writes the sums that changed.
   * @returns the words whose level changed. Null if that of any other word may have changed too
   */
  writeChanges(): string[] | null {
    const changes = [...this.#changes].filter(([, change]) => change !== 0)
    this.#changes.clear()
    this.#read(changes.flatMap(([key]) => [key, keyOf(languageIn(key), '')]))
    const before = new Map(changes.map(([key]) => [key, this.#known.get(key) ?? 0]))
    const counts = new Map(changes.map(([key]) => [keyOf(languageIn(key), ''), this.#articles(key)]))
    for (const [key, change] of changes) {
      const articles = (before.get(key) ?? 0) + change
      this.#known.set(key, articles)
      this.#connection.run(upsert, key, articles)
    }
    if (changes.length > 0) this.#connection.run('DELETE FROM Word WHERE articles = 0')
    for (const [key, articles] of counts) if (sizeOf(articles) !== sizeOf(this.#articles(key))) return null
    return changes.flatMap(([key]) => {
      const articles = this.#articles(key)
      const isSame = levelOf(articles, before.get(key) ?? 0) === levelOf(articles, this.#known.get(key) ?? 0)
      return isSame || wordIn(key) === '' ? [] : [wordIn(key)]
    })
  }

  /** Reads the sums that `rarityIn` needs. */
  read(lists: readonly { lang: string | null; words: readonly WordCount[] }[]): void {
    const keys = lists.flatMap(({ lang, words }) => {
      const language = languageOf(lang)
      return [language, ENGLISH].flatMap((each) => [keyOf(each, ''), ...words.map(([word]) => keyOf(each, word))])
    })
    this.#read(keys)
  }

  /** Reads all sums. */
  readAll(): void {
    if (this.#hasAll) return
    const rows = this.#connection.all<{ word: string; articles: number }>('SELECT word, articles FROM Word')
    this.#known = new Map(rows.map(({ word, articles }) => [word, articles]))
    this.#hasAll = true
  }

  /** How rare words are in a language. 0 for the common words of English, which articles in all languages quote. */
  rarityIn(lang: string | null): (word: string) => number {
    const language = languageOf(lang)
    const level = (word: string) => this.#levelIn(language, word)
    if (language === ENGLISH || this.#articles(keyOf(ENGLISH, '')) < ENGLISH_ARTICLES) return level
    return (word) => (isRare(this.#levelIn(ENGLISH, word)) ? level(word) : 0)
  }

  #levelIn(language: string, word: string): number {
    const key = keyOf(language, word)
    return levelOf(this.#articles(key), this.#known.get(key) ?? 0)
  }

  /** The number of articles in the language of a key. */
  #articles(key: string): number {
    return this.#known.get(keyOf(languageIn(key), '')) ?? 0
  }

  #read(keys: readonly string[]): void {
    if (this.#hasAll) return
    const missing = [...new Set(keys)].filter((key) => !this.#known.has(key))
    for (const key of missing) this.#known.set(key, 0)
    const sql = 'SELECT word, articles FROM Word WHERE word'
    for (const { word, articles } of allOf<{ word: string; articles: number }>(this.#connection, sql, missing))
      this.#known.set(word, articles)
  }
}

const upsert = `INSERT INTO Word (word, articles) VALUES (?, ?)
  ON CONFLICT (word) DO UPDATE SET articles = excluded.articles`

/** `zh` for `zh-CN` and `zh-TW`. */
function languageOf(lang: string | null): string {
  return (lang ?? '').split('-', 1)[0]?.toLowerCase() ?? ''
}

/** The key of a word. With no word, the key of the number of articles in the language. No word has a space. */
function keyOf(language: string, word: string): string {
  return `${language} ${word}`
}

function languageIn(key: string): string {
  return key.slice(0, key.indexOf(' '))
}

function wordIn(key: string): string {
  return key.slice(key.indexOf(' ') + 1)
}
