import type { DiagnosticRow } from '../../schema/import-rows.ts'
import { foldersAbove, PAGE } from '../links/link-folders.ts'
import type { WriteConnection } from '../sqlite/write-connection.ts'
import { finding } from './diagnostic-row.ts'

/** Links to articles that do not exist. */
export function brokenLinks(connection: WriteConnection, articleId: number): DiagnosticRow[] {
  const links = connection.all<Unresolved>(
    `SELECT target, line, column, (SELECT json_group_array(m.target ORDER BY m.rank) FROM LinkMeaning m
      WHERE m.fromId = l.fromId AND m.position = l.position) AS others
    FROM Link l WHERE fromId = ? AND toId IS NULL ORDER BY position`,
    articleId,
  )
  return links.flatMap(({ target, others, line, column }) => {
    const missing = missingOf(connection, [target, ...(JSON.parse(others) as string[])]) // The statement creates this JSON.
    if (missing === null) return []
    const what = missing.startsWith('file:') ? 'no article is made from it' : 'no article stands there'
    const message = `The link to “${missing.slice(5)}” leads nowhere: ${what}.`
    const hint = 'Mend the link, or the name of the file that it means.'
    return [{ ...finding('WARNING', 'link-broken', message, hint), line, column }]
  })
}

interface Unresolved {
  target: string
  /** JSON list of the other targets. */
  others: string
  line: number | null
  column: number | null
}

/**
 * Returns the missing target of a link, or null if the link may be valid. A path without an article may be a feed, a
 * list page or a file of the theme. So it counts as missing only if there are articles in the same folder. A page above
 * the folder (`/tags/`) may be its list page. Only the first path is checked: the others are guesses, such as a page in
 * another language.
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
