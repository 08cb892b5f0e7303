import type { Dialect } from '../../sql/dialect.ts'
import { or, raw, type Sql, sql } from '../../sql/sql.ts'
import { authorKey, tagKey } from '../../text/name-keys.ts'

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
