import type { SiteRow } from '../../schema/import-rows.ts'
import { jsonText } from '../../text/json-text.ts'
import { tokenVersion } from '../../text/tokenizer.ts'
import type { WriteConnection } from '../connection/write-connection.ts'

interface StoredSite {
  title: string | null
  description: string | null
  url: string | null
  lang: string | null
  timeZone: string
  contentDir: string | null
  settingsHash: string | null
  settings: string
  menus: string
  data: string
  tokenVersion: number
  countedBy: string
  revision: number
  changeFloor: number
  /** When that revision was made. */
  since: number | null
  /** The number of articles before this import. */
  articles: number
}

/** The one row about the whole archive. */
export class SiteTable {
  readonly stored: StoredSite
  readonly #connection: WriteConnection
  #lang: string | null
  #settingsHash: string | null

  constructor(connection: WriteConnection) {
    this.#connection = connection
    connection.run('INSERT INTO Site (id) VALUES (1) ON CONFLICT DO NOTHING')
    const stored = connection.get<StoredSite>(
      `SELECT *, (SELECT at FROM Revision WHERE revision = changeFloor) AS since,
        (SELECT COUNT(*) FROM Article) AS articles FROM Site WHERE id = 1`,
    )
    if (stored === undefined) throw new Error('The row of the site is missing, although it was just inserted.')
    this.stored = stored
    this.#lang = stored.lang
    this.#settingsHash = stored.settingsHash
  }

  get lang(): string | null {
    return this.#lang
  }

  /** Whether the settings, or the rules by which the parser reads files, have changed. */
  get settingsChanged(): boolean {
    return this.#settingsHash !== this.stored.settingsHash
  }

  get languageChanged(): boolean {
    return this.#lang !== this.stored.lang
  }

  /** Writes the site's row. Returns whether it changed. */
  put({ settings, menus, data, authors: _, stories: __, ...texts }: SiteRow): boolean {
    const row = {
      ...texts,
      settings: jsonText(settings),
      menus: jsonText(menus),
      data: jsonText(data),
    }
    this.#lang = row.lang
    this.#settingsHash = row.settingsHash
    const columns = Object.keys(row) as (keyof typeof row)[] // The keys of the literal above.
    if (columns.every((column) => row[column] === this.stored[column])) return false
    this.#connection.run(
      `UPDATE Site SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = 1`,
      ...Object.values(row),
    )
    return true
  }

  move(revision: number, now: number, { changeFloor, countedBy }: { changeFloor: number; countedBy: string }): void {
    const sql =
      'UPDATE Site SET revision = ?, importedAt = ?, changeFloor = ?, tokenVersion = ?, countedBy = ? WHERE id = 1'
    this.#connection.run(sql, revision, now, changeFloor, tokenVersion, countedBy)
    this.#connection.insert('Revision', [{ revision, at: now }])
    this.#connection.run('DELETE FROM Revision WHERE revision < ?', changeFloor)
  }
}
