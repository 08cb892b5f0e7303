import { authorKey, tagKey } from '../term-keys.ts'
import type { Dialect } from './dialect.ts'
import type { Viewer } from './reader.ts'
import { always, exists, or, raw, type Sql, sql } from './sql.ts'
import { listed, reachable } from './visibility.ts'

/** How articles and one kind of named node are joined. */
export interface Join {
  readonly table: string
  /** The join's column of the named node's id. */
  readonly id: string
  readonly named: 'Author' | 'Category' | 'Tag'
  /** What spellings of one name share, where it is kept by name alone. */
  readonly keyOf: ((name: string) => string) | null
}

export const joins = {
  author: { table: 'ArticleAuthor', id: 'authorId', named: 'Author', keyOf: authorKey },
  tag: { table: 'ArticleTag', id: 'tagId', named: 'Tag', keyOf: tagKey },
  category: { table: 'ArticleCategory', id: 'categoryId', named: 'Category', keyOf: null },
} as const satisfies Record<string, Join>

/** Ids of what has one of these names or slugs: several categories may have one name. */
export function idsOfRefs(dialect: Dialect, { named, keyOf }: Join, refs: readonly string[]): Sql {
  const exact = refs.map((ref) => ref.normalize('NFC'))
  const ways = [dialect.among(raw('slug'), exact), dialect.among(raw('name'), exact)]
  if (keyOf) ways.push(dialect.among(raw('key'), refs.map(keyOf)))
  return sql`SELECT id FROM ${raw(`"${named}"`)} WHERE ${or(ways)}`
}

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
