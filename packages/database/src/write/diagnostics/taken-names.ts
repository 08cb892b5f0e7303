import type { DiagnosticRow } from '../../schema/import-rows.ts'
import type { WriteConnection } from '../connection/write-connection.ts'
import type { CheckedArticle } from './checked-articles.ts'
import { diagnostic } from './diagnostic-row.ts'

/** Reports that another file has the id that this article wants. */
export function takenId(connection: WriteConnection, { key, wantedKey }: CheckedArticle): DiagnosticRow[] {
  if (key === wantedKey || !wantedKey.startsWith('id:')) return []
  const other = connection.get<{ file: string }>('SELECT file FROM Article WHERE key = ?', wantedKey)
  const message = `The id “${wantedKey.slice(3)}” belongs to ${other?.file}, so this article is identified by the path of its file.`
  return [diagnostic('ERROR', 'id-taken', message, 'Change or remove the id in one of the two files.')]
}

/** Reports that another file has the path that this article wants. */
export function takenPath(connection: WriteConnection, { path, wantedPath }: CheckedArticle): DiagnosticRow[] {
  if (path === wantedPath) return []
  const other = connection.get<{ file: string }>('SELECT file FROM Article WHERE path = ?', wantedPath)
  const message = `The path ${wantedPath} belongs to ${other?.file}, so this article gets the path ${path}.`
  return [diagnostic('WARNING', 'path-taken', message, 'Change the slug or path in one of the two files.')]
}

/** Aliases that a diagnostic lists before it only counts them. */
const LISTED_ALIASES = 3

/** Reports the aliases of a file that are the path of another article or an alias of another file, all at once. */
export function takenAliases(connection: WriteConnection, file: string): DiagnosticRow[] {
  const asked = connection.all<{ from: string; articleId: number | null }>(
    'SELECT "from", articleId FROM Redirect WHERE file = ? ORDER BY "from"',
    file,
  )
  const taken = asked.flatMap(({ from, articleId }) => {
    const article = connection.get<{ id: number; file: string }>('SELECT id, file FROM Article WHERE path = ?', from)
    const first = connection.get<{ file: string }>(
      'SELECT file FROM Redirect WHERE "from" = ? ORDER BY file LIMIT 1',
      from,
    )
    const isArticles = article !== undefined && article.id !== articleId
    if (!isArticles && first?.file === file) return []
    return [{ from, owner: isArticles ? `the path of ${article.file}` : `already an alias of ${first?.file}` }]
  })
  const [first] = taken
  if (first === undefined) return []
  const listed = taken.slice(0, LISTED_ALIASES).map(({ from, owner }) => `${from} is ${owner}`)
  const more = taken.length > LISTED_ALIASES ? '; …' : ''
  const message =
    taken.length === 1
      ? `The alias ${first.from} is ${first.owner}, so it does not lead to this article.`
      : `${taken.length} aliases do not lead to this article: ${listed.join('; ')}${more}.`
  const hint = taken.length === 1 ? 'Remove this alias.' : 'Remove these aliases.'
  return [diagnostic('WARNING', 'alias-taken', message, hint)]
}
