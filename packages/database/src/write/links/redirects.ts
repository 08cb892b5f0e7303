import { insertNew } from '../connection/row-statements.ts'
import type { WriteConnection } from '../connection/write-connection.ts'

/** The URL paths that redirect to a file's article or to another address. */
export class Redirects {
  readonly #connection: WriteConnection

  constructor(connection: WriteConnection) {
    this.#connection = connection
  }

  /**
   * Redirects these paths instead of the ones `before` to the file's article or to an address. Returns the other files that claim one of them, and
   * the paths whose target changed. If several files claim a path, the first by name gets it.
   */
  replace(
    file: string,
    before: RedirectedPath[],
    { articleId, paths, to }: Redirected,
  ): { rivals: string[]; changed: string[] } {
    if (before.length > 0) this.#connection.run('DELETE FROM Redirect WHERE file = ?', file)
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

  of(file: string): RedirectedPath[] {
    return this.#connection.all('SELECT "from", articleId, "to" FROM Redirect WHERE file = ?', file)
  }
}

export interface RedirectedPath {
  from: string
  articleId: number | null
  to: string | null
}

/** The paths that a file redirects, and where to. */
export interface Redirected {
  paths: string[]
  articleId: number | null
  to: string | null
}

/** Whether a file's redirects are already these. */
export function isSameRedirect(before: RedirectedPath[], { paths, articleId, to }: Redirected): boolean {
  const wanted = new Set(paths)
  return (
    before.length === wanted.size &&
    before.every((row) => wanted.has(row.from) && row.articleId === articleId && row.to === to)
  )
}
