import { UNDATED } from '../../schema/undated.ts'
import type { Dialect } from '../../sql/dialect.ts'
import { type Span, within, withinSpans } from '../../sql/range.ts'
import { always, and, instant, not, or, raw, type Sql, sql } from '../../sql/sql.ts'
import { fold } from '../../text/folding.ts'
import type { ArticleStatus, ArticleWhere, CategoryRefFilter, NamedRefFilter } from '../request/arguments.ts'
import { isSet, type Optional } from '../request/optional.ts'
import type { Viewer } from '../request/viewer.ts'
import { idsOfRefs, type Join, joins } from '../visibility/joins.ts'
import { isCanonical } from '../visibility/story-order.ts'
import { dateFilter, publishedRange } from './date-filter.ts'
import { frontMatterFilter } from './front-matter-filter.ts'
import { imageFilter } from './image-ref-filter.ts'
import { keywordFilter } from './keyword-filter.ts'
import { stringFilter } from './string-filter.ts'

/** Values that all conditions of one request share. */
export interface FilterScope {
  readonly dialect: Dialect
  readonly viewer: Viewer
  /** The spans of a year, of a month, or of a month in every year. */
  spans(year: Optional<number>, month: Optional<number>): readonly Span[]
  /** The month and day of a date, `YYYY-MM-DD`, in the other years of the archive. */
  anniversaries(date: string): readonly Span[]
}

/** A condition on an article, `a`. Members of one object are joined by AND. */
export function articleFilter(scope: FilterScope, where: ArticleWhere): Sql {
  const { dialect } = scope
  const conditions = [
    stringFilter(dialect, raw('a.slug'), where.slug, foldedOr('slug')),
    stringFilter(dialect, raw('a.title'), where.title, raw('a."foldedTitle"')),
    stringFilter(dialect, raw('a.path'), where.path, foldedOr('path')),
    stringFilter(dialect, raw('a.file'), where.file, foldedOr('file')),
    stringFilter(dialect, raw('a.lang'), where.lang),
    stringFilter(dialect, raw('a.collection'), where.collection),
    refFilter(dialect, joins.author, where.author),
    refFilter(dialect, joins.tag, where.tag),
    refFilter(dialect, joins.category, where.category),
  ]
  if (where.status) conditions.push(or(where.status.map((status) => statusFilter(status, scope.viewer.now))))
  if (where.publishedAt) conditions.push(within(raw('a."sortAt"'), publishedRange(where.publishedAt)))
  if (where.updatedAt) conditions.push(dateFilter(raw('a."updatedAt"'), where.updatedAt))
  if (isSet(where.year) || isSet(where.month)) {
    conditions.push(withinSpans(raw('a."sortAt"'), scope.spans(where.year, where.month)))
  }
  if (isSet(where.onThisDay)) conditions.push(isWithinDays(dialect, scope.anniversaries(where.onThisDay)))
  if (where.kind) conditions.push(dialect.isOneOf(raw('a.kind'), where.kind))
  if (isSet(where.initial)) conditions.push(initialFilter(dialect, where.initial))
  if (where.keyword) conditions.push(keywordFilter(dialect, where.keyword))
  if (where.image) conditions.push(imageFilter(dialect, where.image))
  if (where.story === 'CANONICAL') conditions.push(isCanonical(dialect, scope.viewer))
  if (isSet(where.hasCover)) conditions.push(raw(`a."coverId" IS ${where.hasCover ? 'NOT NULL' : 'NULL'}`))
  for (const filter of where.frontMatter ?? []) conditions.push(frontMatterFilter(dialect, filter))
  for (const part of where.and ?? []) conditions.push(articleFilter(scope, part))
  if (where.or) conditions.push(or(where.or.map((part) => sql`(${articleFilter(scope, part)})`)))
  if (where.not) conditions.push(not(articleFilter(scope, where.not)))
  return and(conditions)
}

/** A subquery, so that each day is a range of the index. Articles without a date are outside of all days. */
function isWithinDays(dialect: Dialect, days: readonly Span[]): Sql {
  const dated = days.map(([from, to]): Span => [Math.max(from, UNDATED + 1), to])
  return sql`a.id IN (SELECT d.id FROM ${dialect.spans(dated)} CROSS JOIN "Article" d
    WHERE d."sortAt" >= t."from" AND d."sortAt" < t."to")`
}

/** The folded text, which is stored only if it differs. */
function foldedOr(column: 'slug' | 'path' | 'file'): Sql {
  const stored = { slug: 'foldedSlug', path: 'foldedPath', file: 'foldedFile' }[column]
  return raw(`COALESCE(a."${stored}", a.${column})`)
}

/** The key of a title begins with the letter under which an index lists it. */
function initialFilter(dialect: Dialect, initial: string): Sql {
  return dialect.isOneOf(raw('substr(a."titleKey", 1, 1)'), initial === '#' ? [...'0123456789'] : [fold(initial)])
}

function statusFilter(status: ArticleStatus, now: number): Sql {
  if (status === 'DRAFT') return raw('a.draft = TRUE')
  if (status === 'SCHEDULED') return sql`(a.draft = FALSE AND a."sortAt" > ${instant(now)})`
  const due = sql`a.draft = FALSE AND a."sortAt" <= ${instant(now)}`
  return status === 'EXPIRED'
    ? sql`(${due} AND a."expiresAt" <= ${instant(now)})`
    : sql`(${due} AND (a."expiresAt" IS NULL OR a."expiresAt" > ${instant(now)}))`
}

function refFilter(dialect: Dialect, join: Join, filter: Optional<NamedRefFilter & CategoryRefFilter>): Sql {
  if (!filter) return always
  const ends = filter.includeDescendants === false && join.named === 'Category' ? raw('j."isEnd" = TRUE') : always
  const table = raw(`"${join.table}"`)
  // A subquery that selects the ids once: a lookup in the joins of each article takes ten times as long.
  const named = (refs: readonly string[]) => {
    const isTerm = sql`${raw(`j."${join.id}"`)} IN (${idsOfRefs(dialect, join, refs)})`
    return sql`a.id IN (SELECT j."articleId" FROM ${table} j WHERE ${and([isTerm, ends])})`
  }
  const conditions: Sql[] = []
  if (filter.anyOf) conditions.push(named(filter.anyOf))
  for (const ref of filter.allOf ?? []) conditions.push(named([ref]))
  if (filter.noneOf) conditions.push(not(named(filter.noneOf)))
  if (isSet(filter.isEmpty)) {
    const none = hasNone(dialect, join)
    conditions.push(filter.isEmpty ? none : not(none))
  }
  return and(conditions)
}

/** Whether the article has no such term, by its own row: `[[authors],[categories],[tags]]`. */
function hasNone(dialect: Dialect, { named }: Join): Sql {
  const ids = raw('a."termIds"')
  if (named === 'Author') return sql`substr(${ids}, 1, 3) = '[[]'`
  return named === 'Tag' ? dialect.endsWith(ids, ',[]]') : sql`${dialect.placeIn(ids, '],[],[')} > 0`
}
