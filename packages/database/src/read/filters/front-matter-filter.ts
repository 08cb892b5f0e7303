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
export function frontMatterFilter(dialect: Dialect, filter: FrontMatterFilter): Sql {
  const { key, eq, in: oneOf, exists, contains } = filter
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
  const bounds = comparisons(filter)
  if (bounds.length) conditions.push(has(sql` AND ${and(bounds)}`))
  if (isSet(exists)) conditions.push(exists ? has(raw('')) : not(has(raw(''))))
  return and(conditions)
}

/**
 * Checks the values of a filter.
 * @throws `BadInputError` if one is an object, or if one to compare by size is neither a number nor a string
 */
export function checkFrontMatter(filter: FrontMatterFilter): void {
  const { key, eq, in: oneOf, contains } = filter
  for (const value of [eq ?? [], oneOf ?? [], contains ?? []].flat()) textOf(key, value)
  comparisons(filter)
}

/** The conditions on the value `v` by its size. */
function comparisons({ key, gt, gte, lt, lte }: FrontMatterFilter): Sql[] {
  return [
    ...(isSet(gt) ? [compared(key, '>', gt)] : []),
    ...(isSet(gte) ? [compared(key, '>=', gte)] : []),
    ...(isSet(lt) ? [compared(key, '<', lt)] : []),
    ...(isSet(lte) ? [compared(key, '<=', lte)] : []),
  ]
}

function compared(key: string, operator: '>' | '>=' | '<' | '<=', bound: unknown): Sql {
  if (typeof bound === 'number') return sql`v.number ${raw(operator)} ${bound}`
  if (typeof bound === 'string') {
    // Compares what is between the quotes of the JSON.
    const text = sql`substr(v.value, 2, length(v.value) - 2)`
    return sql`(substr(v.value, 1, 1) = '"' AND ${text} ${raw(operator)} ${textOf(key, bound).slice(1, -1)})`
  }
  throw new BadInputError(`frontMatter: "${key}" is compared with ${JSON.stringify(bound)}; use a number or a string`)
}

function textOf(key: string, value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    throw new BadInputError(
      `frontMatter: "${key}" is compared with an object; use a string, a number, true, false or a list of these`,
    )
  }
  return JSON.stringify(typeof value === 'string' ? value.normalize('NFC') : value)
}
