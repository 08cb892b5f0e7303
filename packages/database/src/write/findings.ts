import type { DiagnosticRow } from '../writing.ts'
import type { WritingConnection } from './connection.ts'
import type { Suspect } from './diagnostics.ts'

/** Two files ask for one id. */
export function takenId(connection: WritingConnection, { key, wantedKey }: Suspect): DiagnosticRow[] {
  if (key === wantedKey || !wantedKey.startsWith('id:')) return []
  const other = connection.get<{ file: string }>('SELECT file FROM Article WHERE key = ?', wantedKey)
  const message = `The id “${wantedKey.slice(3)}” belongs to ${other?.file}, so this article is known by its file's path.`
  return [finding('ERROR', 'id-taken', message, 'Give one of the two files another id, or none.')]
}

/** Two files come to stand at one path. */
export function takenPath(connection: WritingConnection, { path, wantedPath }: Suspect): DiagnosticRow[] {
  if (path === wantedPath) return []
  const other = connection.get<{ file: string }>('SELECT file FROM Article WHERE path = ?', wantedPath)
  const message = `The path ${wantedPath} belongs to ${other?.file}, so this article stands at ${path}.`
  return [finding('WARNING', 'path-taken', message, 'Give one of the two files another slug or path.')]
}

/** An alias is another article's path, or another file's alias. */
export function takenAliases(connection: WritingConnection, file: string): DiagnosticRow[] {
  const asked = connection.all<{ from: string; articleId: number | null }>(
    'SELECT "from", articleId FROM Redirect WHERE file = ? ORDER BY "from"',
    file,
  )
  return asked.flatMap(({ from, articleId }) => {
    const article = connection.get<{ id: number; file: string }>('SELECT id, file FROM Article WHERE path = ?', from)
    const first = connection.get<{ file: string }>(
      'SELECT file FROM Redirect WHERE "from" = ? ORDER BY file LIMIT 1',
      from,
    )
    const isArticles = article !== undefined && article.id !== articleId
    if (!isArticles && first?.file === file) return []
    const owner = isArticles ? `is the path of ${article.file}` : `is an alias of ${first?.file} already`
    return [
      finding(
        'WARNING',
        'alias-taken',
        `The alias ${from} ${owner}, so it does not lead here.`,
        'Leave this alias out.',
      ),
    ]
  })
}

/**
 * Links to articles that are not there. A path that no article has may be a feed, a listing or a file of the theme, so
 * it counts only where articles stand beside it. A page that is named by its file is there, and no article.
 */
export function brokenLinks(connection: WritingConnection, articleId: number): DiagnosticRow[] {
  const links = connection.all<{ target: string; line: number | null; column: number | null }>(
    'SELECT target, line, column FROM Link WHERE fromId = ? AND toId IS NULL ORDER BY position',
    articleId,
  )
  return links
    .filter(({ target }) =>
      target.startsWith('path:')
        ? standsAmongArticles(connection, target.slice(5))
        : !/^file:.*\.(?:html?|txt)$/is.test(target),
    )
    .map(({ target, line, column }) => {
      const written = target.slice(5)
      const what = target.startsWith('file:') ? 'no article is made from it' : 'no article stands there'
      const hint = 'Mend the link, or the name of the file that it means.'
      return {
        ...finding('WARNING', 'link-broken', `The link to “${written}” leads nowhere: ${what}.`, hint),
        line,
        column,
      }
    })
}

function standsAmongArticles(connection: WritingConnection, path: string): boolean {
  const segments = path.split('/').filter((segment) => segment !== '')
  const beside = segments.slice(0, -1).slice(0, 2).join('/')
  if (beside === '') return false
  const sql = 'SELECT 1 FROM Article WHERE path >= ? AND path < ? LIMIT 1'
  return connection.get(sql, `/${beside}/`, `/${beside}0`) !== undefined
}

function finding(severity: string, code: string, message: string, hint: string): DiagnosticRow {
  return { severity, code, message, hint, line: null, column: null, frame: null }
}
