import type { FileRow } from '../writing.ts'
import type { WritingConnection } from './connection.ts'
import { insertNew, upsert } from './rows.ts'

const AT_ONCE = 1_000

/** Files that were read, and the paths that they lead elsewhere from. */
export class Files {
  readonly #connection: WritingConnection

  constructor(connection: WritingConnection) {
    this.#connection = connection
  }

  any(): boolean {
    return this.#connection.get('SELECT 1 FROM File LIMIT 1') !== undefined
  }

  has(path: string): boolean {
    return this.#connection.get('SELECT 1 FROM File WHERE path = ?', path) !== undefined
  }

  /** In pieces, so that the archive's size does not matter and the connection is free for others in between. */
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

  put({ path, sha256, bytes, modifiedAt, changedAt }: FileRow, articleId: number | null): void {
    upsert(this.#connection, 'File', { path, sha256, bytes, modifiedAt, changedAt, articleId })
  }

  /** What refers to the file by its path follows by itself (ON UPDATE CASCADE). */
  touch(from: string, { path, sha256, bytes, modifiedAt, changedAt }: FileRow): void {
    const sql = 'UPDATE File SET path = ?, sha256 = ?, bytes = ?, modifiedAt = ?, changedAt = ? WHERE path = ?'
    this.#connection.run(sql, path, sha256, bytes, modifiedAt, changedAt, from)
  }

  remove(path: string): void {
    this.#connection.run('DELETE FROM File WHERE path = ?', path)
  }

  /** The paths that led from the file until now. */
  takeRedirects(file: string): LedFrom[] {
    const before = this.redirects(file)
    if (before.length > 0) this.#connection.run('DELETE FROM Redirect WHERE file = ?', file)
    return before
  }

  /**
   * Makes these paths lead from the file to its article or to an address, in place of those before. Returns the other
   * files that claim one of them (which of them has it is the first by name), and the paths that lead elsewhere than before.
   */
  redirect(
    file: string,
    articleId: number | null,
    { before, paths, to }: { before: LedFrom[]; paths: string[]; to: string | null },
  ): { rivals: string[]; changed: string[] } {
    for (const from of paths) insertNew(this.#connection, 'Redirect', { from, file, articleId, to, permanent: 1 })
    const others = 'SELECT file FROM Redirect WHERE "from" = ? AND file <> ?'
    const rivals = paths.flatMap((from) => this.#connection.all<{ file: string }>(others, from, file))
    const same = new Set(before.filter((row) => row.articleId === articleId).map(({ from }) => from))
    const changed = [...before.map(({ from }) => from).filter((from) => !paths.includes(from)), ...paths]
    return {
      rivals: rivals.map((row) => row.file),
      changed: changed.filter((from) => !same.has(from) || !paths.includes(from)),
    }
  }

  redirects(file: string): LedFrom[] {
    return this.#connection.all('SELECT "from", articleId FROM Redirect WHERE file = ?', file)
  }
}

export interface LedFrom {
  from: string
  articleId: number | null
}
