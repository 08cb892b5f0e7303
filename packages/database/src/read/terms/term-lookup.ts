import { raw, type Sql, sql } from '../../sql/sql.ts'
import { categoryKey } from '../../text/name-keys.ts'
import type { CategoryBy, NamedBy } from '../request/arguments.ts'
import { lookupKey } from '../request/lookup.ts'
import type { Join } from '../visibility/joins.ts'

/**
 * The condition on the node, `x`, that `by` identifies, and the order if several match. Any spelling of a name matches.
 */
export function namedIs({ keyOf }: Join, by: NamedBy): { is: Sql; order: Sql } {
  const [field, value] = lookupKey(by, ['id', 'slug', 'name'])
  if (field !== 'name') return { is: sql`${raw(`x."${field}"`)} = ${value}`, order: raw('x.id') }
  const key = keyOf?.(String(value)) ?? null
  return { is: sql`(x.name = ${value} OR x.key = ${key})`, order: sql`x.name = ${value} DESC, x.rank, x.id` }
}

/** The condition on the category that `by` identifies. Any spelling of its names matches. */
export function categoryIs(alias: string, by: CategoryBy): Sql {
  const [field, value] = lookupKey(by, ['id', 'slug', 'names'])
  return field === 'names'
    ? sql`${raw(alias)}.key = ${categoryKey([...(by.names ?? [])])}`
    : sql`${raw(`${alias}."${field}"`)} = ${value}`
}
