import type { WriteConnection } from '../connection/write-connection.ts'

/** The columns of an article that decide on its archive diagnostics. */
export interface CheckedArticle {
  id: number
  key: string
  wantedKey: string
  path: string
  wantedPath: string
  /** Whether it has unresolved links, aliases, or archive diagnostics from before. */
  doubtful: number
}

/** The columns of articles `a`. Parameters: the first position of archive diagnostics, and the one after the last. */
const columns = `file, id, key, wantedKey, path, wantedPath,
  EXISTS (SELECT 1 FROM Link WHERE fromId = a.id AND (toId IS NULL OR anchor = ''))
    OR EXISTS (SELECT 1 FROM Redirect WHERE file = a.file)
    OR EXISTS (SELECT 1 FROM Diagnostic WHERE file = a.file AND position >= ? AND position < ?) AS doubtful`

/** Files that one statement asks for. A statement a file would be a round trip a file on PostgreSQL. */
const AT_ONCE = 200
/** Articles that one statement reads if all are read. */
const READ = 1_000

/**
 * Reads the articles of files.
 * @param positions those of archive diagnostics: the first, and the one after the last
 * @returns each file, in the order of `files`, with its article or undefined
 */
export function* checkedArticles(
  connection: WriteConnection,
  files: readonly string[],
  positions: readonly [from: number, end: number],
): Generator<[file: string, article: CheckedArticle | undefined]> {
  const text = `SELECT ${columns} FROM Article a WHERE file IN (${Array(AT_ONCE).fill('?').join(', ')})`
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const some = files.slice(at, at + AT_ONCE)
    // Always as many parameters, so that the statement is prepared once.
    const asked = [...some, ...Array<null>(AT_ONCE - some.length).fill(null)]
    const rows = connection.all<CheckedArticle & { file: string }>(text, ...positions, ...asked)
    const found = new Map(rows.map((row) => [row.file, row]))
    for (const file of some) yield [file, found.get(file)]
  }
}

/** Reads all files with an article, as `checkedArticles` does, in the order of their names. */
export function* allCheckedArticles(
  connection: WriteConnection,
  positions: readonly [from: number, end: number],
): Generator<[file: string, article: CheckedArticle]> {
  const text = `SELECT ${columns} FROM Article a WHERE file > ? ORDER BY file LIMIT ${READ}`
  for (let last = ''; ; ) {
    const rows = connection.all<CheckedArticle & { file: string }>(text, ...positions, last)
    for (const row of rows) yield [row.file, row]
    if (rows.length < READ) return
    last = rows.at(-1)?.file ?? last
  }
}
