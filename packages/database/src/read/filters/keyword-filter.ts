import type { Dialect } from '../../sql/dialect.ts'
import { and, not, raw, type Sql, sql } from '../../sql/sql.ts'
import { keywordForm } from '../../text/words.ts'
import type { NamedRefFilter } from '../request/arguments.ts'
import { isSet } from '../request/optional.ts'

/** Conditions on the keywords of an article, `a`. Case and width do not matter. */
export function keywordFilter(dialect: Dialect, { anyOf, allOf, noneOf, isEmpty }: NamedRefFilter): Sql {
  const has = (keywords: readonly string[]) =>
    sql`a.id IN (SELECT k."articleId" FROM "ArticleKeyword" k
      WHERE ${dialect.isOneOf(raw('k.keyword'), keywords.map(keywordForm))})`
  const hasAny = raw('a.id IN (SELECT k."articleId" FROM "ArticleKeyword" k WHERE k.position = 0)')
  const conditions: Sql[] = []
  if (anyOf) conditions.push(has(anyOf))
  for (const keyword of allOf ?? []) conditions.push(has([keyword]))
  if (noneOf) conditions.push(not(has(noneOf)))
  if (isSet(isEmpty)) conditions.push(isEmpty ? not(hasAny) : hasAny)
  return and(conditions)
}
