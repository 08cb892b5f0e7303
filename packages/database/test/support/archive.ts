import Sqlite from 'better-sqlite3'
import { createDatabase, type Database, type ImportOptions } from '../../src/database.ts'
import type { SiteRow } from '../../src/schema/import-rows.ts'
import type { ImportResult, ImportWriter } from '../../src/schema/import-writer.ts'
import { defaultStoryRules } from '../../src/schema/story-rules.ts'
import { articleRows, fileRow } from './article-rows.ts'
import { temporaryDatabase } from './temporary-database.ts'

type Sketch = Parameters<typeof articleRows>[1]

/** A temporary archive for tests that write files and compare rows. */
export class Archive implements Disposable {
  readonly database: Database
  readonly file: string
  readonly #rows: Sqlite.Database
  readonly #temporary = temporaryDatabase()
  #now = 0

  readonly #options: ImportOptions

  constructor(options: ImportOptions = {}) {
    this.#options = options
    this.file = this.#temporary.file
    this.database = createDatabase(this.#temporary.url)
    this.#rows = new Sqlite(this.file)
  }

  /** One import with these steps. The clock advances by one second for each import. */
  import(steps: (writer: ImportWriter) => void): ImportResult {
    const writer = this.database.beginImport({ waitMs: 0, ...this.#options })
    try {
      steps(writer)
      this.#now += 1000
      return writer.commit(this.#now)
    } catch (error) {
      writer.rollback()
      throw error
    }
  }

  /** One import that puts these files, in this order. */
  put(files: { [path: string]: Sketch }): ImportResult {
    return this.import((writer) => {
      for (const [path, sketch] of Object.entries(files)) put(writer, path, sketch)
    })
  }

  remove(...paths: string[]): ImportResult {
    return this.import((writer) => {
      for (const path of paths) writer.removeFile(path)
    })
  }

  /** Rows as lists of values. */
  rows(sql: string, ...values: (string | number)[]): unknown[][] {
    // In raw mode, it returns lists.
    return this.#rows
      .prepare(sql)
      .raw()
      .all(...values) as unknown[][]
  }

  /** Runs statements, as another program would. */
  run(sql: string): void {
    this.#rows.exec(sql)
  }

  /** All rows, without what may differ between one import and many. Former paths are a history, so a new archive has none. */
  dump(): { [table: string]: unknown[][] } {
    const names = this.rows(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%Search%'
      AND name NOT LIKE 'sqlite%' AND name NOT IN ('_prisma_migrations', 'Change', 'FormerPath', 'Revision', 'Site') ORDER BY name`)
    const tables = names.map(([name]): [string, unknown[][]] => {
      const columns = this.rows(`SELECT name FROM pragma_table_info('${name}') WHERE name != 'searchId'`)
      const list = columns.map(([column]) => `"${column}"`).join(', ')
      return [String(name), this.rows(`SELECT ${list} FROM "${name}" ORDER BY ${list}`)]
    })
    const order = this.rows('SELECT key FROM Article ORDER BY searchId')
    return { ...Object.fromEntries(tables), order }
  }

  [Symbol.dispose](): void {
    this.#rows.close()
    this.database.close()
    this.#temporary[Symbol.dispose]()
  }
}

export function put(writer: ImportWriter, path: string, sketch?: Sketch): void {
  writer.putFile(fileRow(path), articleRows(path, sketch), [])
}

export const site: SiteRow = {
  title: null,
  description: null,
  url: null,
  lang: null,
  timeZone: 'UTC',
  contentDir: 'content',
  settingsHash: 'a',
  settings: {},
  stories: defaultStoryRules,
  menus: [],
  data: {},
  authors: [],
}
