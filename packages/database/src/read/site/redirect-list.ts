import { and, raw, type Sql, sql } from '../../sql/sql.ts'
import type { List } from '../paging/selection.ts'
import type { SortKey } from '../paging/sort-keys.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { reachable } from '../visibility/article-visibility.ts'
import { redirects } from '../visibility/former-paths.ts'

/** By path. No two redirects of the list have the same one. */
export const redirectSortKeys: readonly SortKey[] = [{ field: 'from', descending: false, text: true }]

/**
 * The redirects that this viewer gets: those of the content folder, and the former paths of articles. Those from the path
 * of a visible article and those to an article that the viewer may not see are left out.
 */
export function redirectList({ viewer, dialect }: Snapshot): List {
  const seen = (alias: string) => reachable(viewer, alias)
  const taken = sql`EXISTS (SELECT 1 FROM "Article" b WHERE ${alike('b.path', 'r."from"')} AND ${seen('b')})`
  const unseen = sql`EXISTS (SELECT 1 FROM "Article" b WHERE ${alike('b.path', 'r."to"')} AND NOT (${seen('b')}))
    OR EXISTS (SELECT 1 FROM "Redirect" o JOIN "Article" b ON b.id = o."articleId"
      WHERE ${alike('o."from"', 'r."to"')} AND NOT (${seen('b')}))`
  const usable = sql`(r."articleId" IS NULL AND r."to" IS NOT NULL AND NOT (${unseen}) OR ${seen('a')})`
  const earlier = sql`EXISTS (SELECT 1 FROM "Redirect" o LEFT JOIN "Article" b ON b.id = o."articleId"
    WHERE o."from" = r."from" AND o.file < r.file AND (o."articleId" IS NULL OR ${seen('b')}))`
  // The two tables number their rows each on their own.
  const ofFiles = sql`SELECT 2 * ${dialect.rowNumber('r')} AS id, r."from", COALESCE(a.path, r."to") AS "to", r.permanent
    FROM "Redirect" r LEFT JOIN "Article" a ON a.id = r."articleId" WHERE ${and([usable, sql`NOT ${taken}`, sql`NOT ${earlier}`])}`
  const former = sql`SELECT 2 * ${dialect.rowNumber('f')} + 1, f.path, a.path, TRUE
    FROM "FormerPath" f JOIN "Article" a ON a.id = f."articleId" WHERE ${and([seen('a'), redirects(viewer, 'f')])}`
  return {
    sortKeys: redirectSortKeys,
    columns: raw('x.id, x."from", x."to", x.permanent'),
    columnOf: (field) => raw(`x."${field}"`),
    from: sql`(${ofFiles} UNION ALL ${former}) x`,
    where: () => raw('TRUE'),
    scanned: true,
  }
}

/** A trailing slash is optional. */
function alike(path: string, other: string): Sql {
  const bare = `rtrim(${other}, '/')`
  return raw(`${path} IN (${bare}, ${bare} || '/')`)
}
