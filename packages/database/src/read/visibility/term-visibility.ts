import { always, exists, raw, type Sql, sql } from '../../sql/sql.ts'
import type { Viewer } from '../request/viewer.ts'
import { listed, reachable } from './article-visibility.ts'
import type { Join } from './joins.ts'

/** Rows of the join `j` for the node of this id that lists may show the viewer, after FROM. */
export function listedJoins(viewer: Viewer, { table, id }: Join, nodeId: Sql): Sql {
  return sql`${raw(`"${table}"`)} j WHERE ${raw(`j."${id}"`)} = ${nodeId} AND ${listed(viewer, 'j')}`
}

/** A named node under the alias `x` is there for the viewer: a listed article names it, or the site's own files do. */
export function namedVisible(viewer: Viewer, join: Join): Sql {
  if (viewer.preview) return always
  const named = exists(sql`SELECT 1 FROM ${listedJoins(viewer, join, raw('x.id'))}`)
  return join.named === 'Author' ? sql`(x."fromSite" = 1 OR ${named})` : named
}

/** By its own address also where only hidden articles name it: what such an article's page shows can be asked again. */
export function namedReachable(viewer: Viewer, join: Join): Sql {
  if (viewer.preview) return always
  return sql`(${namedVisible(viewer, join)} OR EXISTS (SELECT 1 FROM ${raw(`"${join.table}"`)} j CROSS JOIN "Article" a
    WHERE ${raw(`j."${join.id}"`)} = x.id AND a.id = j."articleId" AND ${reachable(viewer, 'a')}))`
}
