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

/** Links to articles that are not there. */
export function brokenLinks(connection: WritingConnection, articleId: number): DiagnosticRow[] {
  const links = connection.all<Unresolved>(
    `SELECT target, line, column, (SELECT json_group_array(m.target ORDER BY m.rank) FROM LinkMeaning m
      WHERE m.fromId = l.fromId AND m.position = l.position) AS others
    FROM Link l WHERE fromId = ? AND toId IS NULL ORDER BY position`,
    articleId,
  )
  return links.flatMap(({ target, others, line, column }) => {
    const missing = missingOf(connection, [target, ...(JSON.parse(others) as string[])]) // As the statement makes it.
    if (missing === null) return []
    const what = missing.startsWith('file:') ? 'no article is made from it' : 'no article stands there'
    const message = `The link to “${missing.slice(5)}” leads nowhere: ${what}.`
    const hint = 'Mend the link, or the name of the file that it means.'
    return [{ ...finding('WARNING', 'link-broken', message, hint), line, column }]
  })
}

interface Unresolved {
  target: string
  /** JSON: what else it can mean. */
  others: string
  line: number | null
  column: number | null
}

/** Files that are good to link to where no article is made from them. */
export const PAGE = /\.(?:html?|txt)$/i

/**
 * What is not there of all that a link can mean; null where the link may be good. A path that no article has may be a
 * feed, a listing or a file of the theme, so it counts only where articles stand beside it; a page above it (`/tags/`)
 * may be what lists it. It is the likeliest that is looked at: others are guesses (another language's page, say).
 */
function missingOf(connection: WritingConnection, meanings: string[]): string | null {
  const files = meanings.filter((meaning) => meaning.startsWith('file:') && PAGE.test(meaning))
  const isThere = (file: string) => connection.get('SELECT 1 FROM File WHERE path = ?', file.slice(5)) !== undefined
  const path = meanings.find((meaning) => meaning.startsWith('path:'))
  if (path === undefined) return files.length > 0 ? null : (meanings[0] ?? null)
  return files.some(isThere) || !standsAmongArticles(connection, path.slice(5)) ? null : path
}

function standsAmongArticles(connection: WritingConnection, path: string): boolean {
  const folder = foldersAbove(path).at(-1)
  if (folder === undefined) return false
  const sql = 'SELECT 1 FROM Article WHERE path > ? AND path < ? LIMIT 1'
  return connection.get(sql, `${folder}/`, `${folder}0`) !== undefined
}

/** Of `/a/b/c/d/` these are `/a` and `/a/b`: what stands deeper is beside whatever else is in there. */
export function foldersAbove(path: string): string[] {
  const [first, second] = path
    .split('/')
    .filter((segment) => segment !== '')
    .slice(0, -1)
  return first === undefined ? [] : second === undefined ? [`/${first}`] : [`/${first}`, `/${first}/${second}`]
}

function finding(severity: string, code: string, message: string, hint: string): DiagnosticRow {
  return { severity, code, message, hint, line: null, column: null, frame: null }
}
