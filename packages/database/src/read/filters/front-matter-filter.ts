import type { Dialect } from '../../sql/dialect.ts'
import { and, not, raw, type Sql, sql } from '../../sql/sql.ts'
import type { FrontMatterFilter } from '../request/arguments.ts'
import { BadInputError } from '../request/input-errors.ts'
import { isSet } from '../request/optional.ts'

/**
 * Conditions on a key of an article's front matter. The article is `a`. Private keys have no rows in this table, so
 * filters cannot reveal them. A list equals a list with the same members in any order.
 * @throws `BadInputError` if a value is an object
 */
export function frontMatterFilter(dialect: Dialect, { key, eq, in: oneOf, exists, contains }: FrontMatterFilter): Sql {
  const has = (condition: Sql) =>
    sql`a.id IN (SELECT v."articleId" FROM "FrontMatterValue" v WHERE v.key = ${key}${condition})`
  const hasOneOf = (values: readonly string[]) => has(sql` AND ${dialect.isOneOf(raw('v.value'), values)}`)
  const conditions: Sql[] = []
  if (Array.isArray(eq)) {
    const others = sql` AND NOT ${dialect.isOneOf(
      raw('v.value'),
      eq.map((member) => textOf(key, member)),
    )}`
    conditions.push(...eq.map((member) => hasOneOf([textOf(key, member)])), not(has(others)))
  } else if (isSet(eq)) conditions.push(hasOneOf([textOf(key, eq)]))
  if (isSet(oneOf)) conditions.push(hasOneOf(oneOf.map((value) => textOf(key, value))))
  for (const member of isSet(contains) ? [contains].flat() : []) conditions.push(hasOneOf([textOf(key, member)]))
  if (isSet(exists)) conditions.push(exists ? has(raw('')) : not(has(raw(''))))
  return and(conditions)
}

function textOf(key: string, value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    throw new BadInputError(
      `frontMatter: "${key}" is compared with an object; use a string, a number, true, false or a list of these`,
    )
  }
  return JSON.stringify(typeof value === 'string' ? value.normalize('NFC') : value)
}
