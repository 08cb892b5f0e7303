import type { Dialect } from '../../sql/dialect.ts'
import { or, raw, type Sql, sql } from '../../sql/sql.ts'
import { authorKey, tagKey } from '../../text/name-keys.ts'

/** The join table between articles and one type of term. */
export interface Join {
  readonly table: string
  /** The column of the term's id in the join table. */
  readonly id: string
  readonly named: 'Author' | 'Category' | 'Tag'
  /** The key that all spellings of a name share. Null if the name alone does not identify the term. */
  readonly keyOf: ((name: string) => string) | null
}

export const joins = {
  author: { table: 'ArticleAuthor', id: 'authorId', named: 'Author', keyOf: authorKey },
  tag: { table: 'ArticleTag', id: 'tagId', named: 'Tag', keyOf: tagKey },
  category: { table: 'ArticleCategory', id: 'categoryId', named: 'Category', keyOf: null },
} as const satisfies Record<string, Join>

/** SELECT of the ids with one of these names or slugs. Several categories may have the same name. */
export function idsOfRefs(dialect: Dialect, { named, keyOf }: Join, refs: readonly string[]): Sql {
  const exact = refs.map((ref) => ref.normalize('NFC'))
  const ways = [dialect.isOneOf(raw('slug'), exact), dialect.isOneOf(raw('name'), exact)]
  if (keyOf) ways.push(dialect.isOneOf(raw('key'), refs.map(keyOf)))
  return sql`SELECT id FROM ${raw(`"${named}"`)} WHERE ${or(ways)}`
}
