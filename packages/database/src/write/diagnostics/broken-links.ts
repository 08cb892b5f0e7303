import type { DiagnosticRow } from '../../schema/import-rows.ts'
import { foldersAbove, PAGE } from '../links/link-folders.ts'
import type { WriteConnection } from '../sqlite/write-connection.ts'
import { finding } from './diagnostic-row.ts'

/** Links to articles that are not there. */
export function brokenLinks(connection: WriteConnection, articleId: number): DiagnosticRow[] {
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

/**
 * What is not there of all that a link can mean; null where the link may be good. A path that no article has may be a
 * feed, a listing or a file of the theme, so it counts only where articles stand beside it; a page above it (`/tags/`)
 * may be what lists it. It is the likeliest that is looked at: others are guesses (another language's page, say).
 */
function missingOf(connection: WriteConnection, meanings: string[]): string | null {
  const files = meanings.filter((meaning) => meaning.startsWith('file:') && PAGE.test(meaning))
  const isThere = (file: string) => connection.get('SELECT 1 FROM File WHERE path = ?', file.slice(5)) !== undefined
  const path = meanings.find((meaning) => meaning.startsWith('path:'))
  if (path === undefined) return files.length > 0 ? null : (meanings[0] ?? null)
  return files.some(isThere) || !standsAmongArticles(connection, path.slice(5)) ? null : path
}

function standsAmongArticles(connection: WriteConnection, path: string): boolean {
  const folder = foldersAbove(path).at(-1)
  if (folder === undefined) return false
  const sql = 'SELECT 1 FROM Article WHERE path > ? AND path < ? LIMIT 1'
  return connection.get(sql, `${folder}/`, `${folder}0`) !== undefined
}
