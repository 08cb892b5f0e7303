import type { FileRow } from '../../schema/import-rows.ts'
import { columnsOf, type TableRow } from '../../schema/table-rows.ts'
import { differences, upsert } from '../connection/row-statements.ts'
import type { WriteConnection } from '../connection/write-connection.ts'

const AT_ONCE = 1_000

/** The files that imports have read. */
export class Files {
  readonly #connection: WriteConnection

  constructor(connection: WriteConnection) {
    this.#connection = connection
  }

  any(): boolean {
    return this.#connection.get('SELECT 1 FROM File LIMIT 1') !== undefined
  }

  get(path: string): TableRow<'File'> | undefined {
    if (!this.#connection.mayHave('File', 'path', path)) return undefined
    return this.#connection.get('SELECT * FROM File WHERE path = ?', path)
  }

  /**
   * All files, ordered by path. Reads them in parts, so that memory does not depend on the archive's size and other
   * statements can run in between.
   */
  *all(): Generator<FileRow> {
    const sql = `SELECT f.path, f.sha256, f.bytes, f.modifiedAt, f.changedAt, a.key AS articleKey
      FROM File f LEFT JOIN Article a ON a.id = f.articleId WHERE f.path > ? ORDER BY f.path LIMIT ${AT_ONCE}`
    let last = ''
    for (;;) {
      const rows = this.#connection.all<FileRow>(sql, last)
      yield* rows
      if (rows.length < AT_ONCE) return
      last = rows.at(-1)?.path ?? last
    }
  }

  /** Writes the row of a file. Returns whether its content or its article has changed. */
  put(file: FileRow, articleId: number | null, before: TableRow<'File'> | undefined): boolean {
    const row = { ...file, articleId }
    const changed = before === undefined ? columnsOf('File') : differences('File', row, before)
    if (before === undefined) this.#connection.insert('File', [row])
    else if (changed.length > 0) upsert(this.#connection, 'File', row)
    return changed.some((column) => column !== 'modifiedAt' && column !== 'changedAt')
  }

  /** References to the file's path change with it (ON UPDATE CASCADE). */
  touch(from: string, { path, sha256, bytes, modifiedAt, changedAt }: FileRow): void {
    const sql = 'UPDATE File SET path = ?, sha256 = ?, bytes = ?, modifiedAt = ?, changedAt = ? WHERE path = ?'
    this.#connection.run(sql, path, sha256, bytes, modifiedAt, changedAt, from)
  }

  remove(path: string): void {
    this.#connection.run('DELETE FROM File WHERE path = ?', path)
  }
}
