import { shinglesOf } from '../../text/shingles.ts'
import { searchTextOf } from '../../text/tokenizer.ts'
import type { WriteConnection } from '../connection/write-connection.ts'
import { numbersIn } from './numbers.ts'
import type { ComparedArticle } from './similarity.ts'

/** Articles in memory at the same time. A group is compared while its articles are here. */
const KEPT = 512

interface Row extends Omit<ComparedArticle, 'authors' | 'categories' | 'shingles' | 'numbers'> {
  termIds: string
  text: string
}

/** Reads the parts of articles that are compared. */
export class ComparedArticles {
  readonly #connection: WriteConnection
  readonly #known = new Map<number, ComparedArticle>()

  constructor(connection: WriteConnection) {
    this.#connection = connection
  }

  /** @throws if there is no such article */
  get(id: number): ComparedArticle {
    const known = this.#known.get(id)
    if (known) return known
    const [oldest] = this.#known.keys()
    if (this.#known.size >= KEPT && oldest !== undefined) this.#known.delete(oldest)
    const compared = this.#read(id)
    this.#known.set(id, compared)
    return compared
  }

  #read(id: number): ComparedArticle {
    const sql = `SELECT a.id, a.title, a.lang, a.sortAt, a.coverId, a.termIds, b.text
      FROM Article a JOIN Body b ON b.articleId = a.id WHERE a.id = ?`
    const row = this.#connection.get<Row>(sql, id)
    if (row === undefined) throw new Error(`Article ${id} has marks but no body. Import with --full`)
    const { termIds, text, ...compared } = row
    // The writer makes the column from such a list (articles/term-ids.ts).
    const [authors, categories] = JSON.parse(termIds) as [number[], number[]]
    return { ...compared, authors, categories, shingles: shinglesOf(searchTextOf('', text)), numbers: numbersIn(text) }
  }
}
