import Sqlite from 'better-sqlite3'
import { createDatabase, type Database, type Reader } from '../../src/index.ts'
import { ArchiveBuilder, type ArticleSketch } from './archive-builder.ts'
import { temporaryDatabase } from './temporary-database.ts'

/** An instant in the middle of the tests' archives. */
export const now = Date.UTC(2026, 0, 1)
export const day = 86_400_000

/** An archive in its own file. Tests read it through readers and change it at the same time. */
export class ReadArchive implements Disposable {
  readonly url: string
  readonly connection: Sqlite.Database
  readonly builder: ArchiveBuilder
  readonly #temporary = temporaryDatabase()
  readonly #database: Database
  #statements: { text: string; rows: number }[] = []

  constructor(sketches: Iterable<ArticleSketch>) {
    this.url = this.#temporary.url
    this.connection = new Sqlite(this.#temporary.file)
    this.connection.pragma('journal_mode = WAL')
    this.builder = new ArchiveBuilder(this.connection)
    this.builder.addAll(sketches)
    this.#database = createDatabase(this.#temporary.url, {
      onStatement: (text, rows) => this.#statements.push({ text, rows }),
    })
  }

  /** The result of a query in one snapshot. */
  ask<T>(question: (reader: Reader) => T, viewer: { preview?: boolean; now?: number } = {}): T {
    const reader = this.#database.openSnapshot({ preview: false, now, ...viewer })
    try {
      return question(reader)
    } finally {
      reader.release()
    }
  }

  /**
   * The statements of a query: the number of rows of each, and its tables. The query runs once before, so that the
   * authors, categories and tags are in the cache.
   */
  cost(question: (reader: Reader) => unknown): string[] {
    this.ask(question)
    this.#statements = []
    this.ask(question)
    return this.#statements.map(({ text, rows }) => `${rows} × ${tablesOf(text)}`)
  }

  /** SQLite's plans of the statements of a query. */
  plans(question: (reader: Reader) => unknown): string[] {
    this.#statements = []
    this.ask(question)
    return this.#statements.flatMap(({ text }) => {
      const plan = this.connection.prepare<null[], { detail: string }>(
        `EXPLAIN QUERY PLAN ${text.replaceAll(/\?@?/g, '+?')}`,
      )
      const values = Array.from({ length: text.split('?').length - 1 }, () => null)
      return plan.all(...values).map(({ detail }) => detail)
    })
  }

  [Symbol.dispose](): void {
    this.#database.close()
    this.connection.close()
    this.#temporary[Symbol.dispose]()
  }
}

function tablesOf(text: string): string {
  return [...text.matchAll(/(?:FROM|JOIN) \(?"(\w+)"/g)].map(([, table]) => table).join(', ')
}

/** SQLite answers synchronously, so a promise here is a mistake. */
export function sync<T>(value: T | Promise<T>): T {
  if (value instanceof Promise) throw new Error('SQLite answers at once')
  return value
}
