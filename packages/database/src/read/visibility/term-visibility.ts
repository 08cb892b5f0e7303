import { always, exists, raw, type Sql, sql } from '../../sql/sql.ts'
import type { Viewer } from '../request/viewer.ts'
import { listed, reachable } from './article-visibility.ts'
import type { Join } from './joins.ts'

/** Rows of the join table, `j`, that lists may show the viewer for the term with this id, after FROM. */
export function listedJoins(viewer: Viewer, { table, id }: Join, nodeId: Sql): Sql {
  return sql`${raw(`"${table}"`)} j WHERE ${raw(`j."${id}"`)} = ${nodeId} AND ${listed(viewer, 'j')}`
}

/** A term, `x`, is visible if a listed article or one of the site's own files names it. */
export function namedVisible(viewer: Viewer, join: Join): Sql {
  if (viewer.preview) return always
  const named = exists(sql`SELECT 1 FROM ${listedJoins(viewer, join, raw('x.id'))}`)
  return join.named === 'Author' ? sql`(x."fromSite" = TRUE OR ${named})` : named
}

/** By its own address, a term is also visible if only hidden articles name it: their pages show it. */
export function namedReachable(viewer: Viewer, join: Join): Sql {
  if (viewer.preview) return always
  return sql`(${namedVisible(viewer, join)} OR EXISTS (SELECT 1 FROM ${raw(`"${join.table}"`)} j CROSS JOIN "Article" a
    WHERE ${raw(`j."${join.id}"`)} = x.id AND a.id = j."articleId" AND ${reachable(viewer, 'a')}))`
}
