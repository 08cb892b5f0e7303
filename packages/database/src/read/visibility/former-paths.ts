import { raw, type Sql, sql } from '../../sql/sql.ts'
import type { Viewer } from '../request/viewer.ts'
import { reachable } from './article-visibility.ts'

/**
 * The condition on former paths that redirect this viewer to their article: the viewer can see no other article and no
 * redirect of the content folder at the path, and no other article had it later.
 * @param f alias of a row of FormerPath
 */
export function redirects(viewer: Viewer, f: string): Sql {
  const seen = reachable(viewer, 'b')
  const bare = `rtrim(${f}.path, '/')`
  const same = (column: string) => raw(`${column} IN (${bare}, ${bare} || '/')`)
  return sql`NOT EXISTS (SELECT 1 FROM "Article" b WHERE ${same('b.path')} AND ${seen})
    AND NOT EXISTS (SELECT 1 FROM "Redirect" r LEFT JOIN "Article" b ON b.id = r."articleId"
      WHERE ${same('r."from"')} AND (r."articleId" IS NULL OR ${seen}))
    AND NOT EXISTS (SELECT 1 FROM "FormerPath" o JOIN "Article" b ON b.id = o."articleId"
      WHERE o.path = ${raw(`${f}.path`)} AND ${seen}
        AND (o.revision, o."articleId") > (${raw(`${f}.revision, ${f}."articleId"`)}))`
}
