import type { TableRow } from '../../schema/table-rows.ts'
import { allOf } from '../connection/all-of.ts'
import type { WriteConnection } from '../connection/write-connection.ts'
import { rankedWords } from './ranked-words.ts'
import { parseWords, WordCounts, type WordOwner } from './word-counts.ts'

/** Articles that one statement reads. */
const READ = 1000
/** If this part of the articles has changed, counting all of them again costs less. */
const MANY = 1 / 4
/** With more words of another level than this, ranking all articles costs less than searching for the words. */
const MANY_WORDS = 8

interface StoredWords extends WordOwner {
  readonly id: number
  readonly termIds: string
  readonly words: string | null
}

const columns = `SELECT a.id, a.lang, a.listed, a.termIds, w.words
  FROM Article a LEFT JOIN ArticleWords w ON w.articleId = a.id`

/** A stored article, before it changes. */
interface Owner extends WordOwner {
  readonly id: number
}

/**
 * The keywords of articles without tags (model `ArticleKeyword`). They are words of the article itself, and the archive
 * decides only how rare each of them is. An import ranks the words of articles that changed, and of those with a word whose
 * rarity changed. So the result is the same as after a fresh import.
 */
export class Keywords {
  readonly #connection: WriteConnection
  readonly #counts: WordCounts
  /** Whether the archive had articles before this import. */
  readonly #isFilled: boolean
  /** Articles whose words are not counted now: they were subtracted, or they are new. Empty if all articles are new. */
  #open = new Set<number>()

  constructor(connection: WriteConnection, { isFilled }: { isFilled: boolean }) {
    this.#connection = connection
    this.#counts = new WordCounts(connection)
    this.#isFilled = isFilled
  }

  /** Adds the words of a new article. */
  add(id: number, words: string): void {
    if (this.#isFilled) this.#open.add(id)
    if (words !== '') this.#connection.insert('ArticleWords', [{ articleId: id, words }])
  }

  /**
   * Makes the words of an article these.
   * @param stored its row before the import changed it
   * @param changed whether another part of the article has changed
   */
  replace(stored: Owner, words: string, changed: boolean): void {
    const before = this.#wordsOf(stored.id)
    if (!changed && before === words) return
    this.#subtract(stored, before)
    if (before === words) return
    this.#connection.run('DELETE FROM ArticleWords WHERE articleId = ?', stored.id)
    if (words !== '') this.#connection.insert('ArticleWords', [{ articleId: stored.id, words }])
  }

  /** Call this before an article is deleted. @param stored its row */
  remove(stored: Owner): void {
    this.#subtract(stored, this.#wordsOf(stored.id))
    this.#open.delete(stored.id)
  }

  /** Call this after articles got other ids. The rows of the tables follow by ON UPDATE CASCADE. */
  renameIds(renamed: ReadonlyMap<number, number>): void {
    this.#open = new Set([...this.#open].map((id) => renamed.get(id) ?? id))
  }

  /**
   * Counts and ranks. Call it when everything else is settled.
   * @param articles the number of articles before the import
   * @param all whether the rules may have changed
   */
  settle(articles: number, all: boolean): void {
    if (all || !this.#isFilled || this.#open.size > articles * MANY) this.#settleAll()
    else this.#settleChanges()
  }

  #settleAll(): void {
    const counts = new WordCounts(this.#connection)
    for (const rows of this.#allRows()) for (const row of rows) counts.add(row, parseWords(row.words), 1)
    counts.replaceAll()
    for (const rows of this.#allRows()) this.#rank(rows, counts)
  }

  #settleChanges(): void {
    const changed = this.#rows([...this.#open])
    for (const row of changed) this.#counts.add(row, parseWords(row.words), 1)
    const moved = this.#counts.writeChanges()
    if (moved === null || moved.length > MANY_WORDS) {
      this.#counts.readAll()
      for (const rows of this.#allRows()) this.#rank(rows, this.#counts)
      return
    }
    this.#rankSome(changed)
    this.#rankSome(this.#rowsWith(moved))
  }

  #rankSome(rows: readonly StoredWords[]): void {
    for (let at = 0; at < rows.length; at += READ) {
      const some = rows.slice(at, at + READ)
      this.#counts.read(some.map(({ lang, words }) => ({ lang, words: parseWords(words) })))
      this.#rank(some, this.#counts)
    }
  }

  /** Writes the keywords of these articles that differ from the stored ones. */
  #rank(rows: readonly StoredWords[], counts: WordCounts): void {
    const stored = this.#storedKeywords(rows.map(({ id }) => id))
    const added: TableRow<'ArticleKeyword'>[] = []
    for (const { id, lang, termIds, words } of rows) {
      const keywords = hasTags(termIds) ? [] : rankedWords(parseWords(words), counts.rarityIn(lang))
      const before = stored.get(id) ?? []
      if (before.length === keywords.length && before.every((keyword, at) => keyword === keywords[at])) continue
      if (before.length > 0) this.#connection.run('DELETE FROM ArticleKeyword WHERE articleId = ?', id)
      keywords.forEach((keyword, position) => {
        added.push({ articleId: id, position, keyword })
      })
    }
    this.#connection.insert('ArticleKeyword', added)
  }

  #storedKeywords(ids: readonly number[]): Map<number, string[]> {
    const stored = new Map<number, string[]>()
    if (!this.#isFilled) return stored
    const rows = allOf<{ articleId: number; keyword: string }>(
      this.#connection,
      'SELECT articleId, keyword FROM ArticleKeyword WHERE articleId',
      ids,
      'ORDER BY articleId, position',
    )
    for (const { articleId, keyword } of rows) {
      const keywords = stored.get(articleId)
      if (keywords) keywords.push(keyword)
      else stored.set(articleId, [keyword])
    }
    return stored
  }

  /** The articles that have one of these words. */
  #rowsWith(words: readonly string[]): StoredWords[] {
    if (words.length === 0) return []
    // Words are letters and digits, so none of them is a sign of LIKE.
    const conditions = words.map(() => 'w.words LIKE ?').join(' OR ')
    const patterns = words.map((word) => `%"${word}",%`)
    return this.#connection.all<StoredWords>(`${columns} WHERE ${conditions} ORDER BY a.id`, ...patterns)
  }

  #subtract(stored: Owner, words: string): void {
    if (!this.#isFilled || this.#open.has(stored.id)) return
    this.#open.add(stored.id)
    this.#counts.add(stored, parseWords(words), -1)
  }

  #wordsOf(id: number): string {
    const sql = 'SELECT words FROM ArticleWords WHERE articleId = ?'
    return this.#connection.get<{ words: string }>(sql, id)?.words ?? ''
  }

  *#allRows(): Generator<StoredWords[]> {
    const sql = `${columns} WHERE a.id > ? ORDER BY a.id LIMIT ${READ}`
    for (let last = -1; ; ) {
      const rows = this.#connection.all<StoredWords>(sql, last)
      yield rows
      if (rows.length < READ) return
      last = rows.at(-1)?.id ?? last
    }
  }

  #rows(ids: readonly number[]): StoredWords[] {
    return allOf<StoredWords>(this.#connection, `${columns} WHERE a.id`, ids)
  }
}

/** Whether an article has tags of its own: the last of the three lists (articles/term-ids.ts). */
function hasTags(termIds: string): boolean {
  return !termIds.endsWith(',[]]')
}
