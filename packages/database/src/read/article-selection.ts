import { readEnds } from './archive-ends.ts'
import type { ArticleWhere, CategoryRefFilter, Given } from './arguments.ts'
import { articleFilter, type FilterScope } from './article-filter.ts'
import { type Awaitable, after } from './awaitable.ts'
import { BadInputError } from './bad-input.ts'
import { type Span, spanOf, yearOf } from './calendar.ts'
import { publishedRange, rangeOfSpan } from './date-filter.ts'
import { idsOfRefs, type Join, joins } from './joins.ts'
import { isGiven } from './page.ts'
import { anywhere, narrowed, type Range } from './range.ts'
import type { Snapshot } from './snapshot.ts'
import { always, and, type Sql } from './sql.ts'
import { due } from './visibility.ts'

/** Which articles a list has, taken apart so that an index can do most of it. */
export interface ArticleSelection {
  /** Bounds on `sortAt`: what the viewer may see, and the dates asked for. */
  readonly range: Range
  /** What is left to be asked of each article, `a`. */
  readonly condition: Sql
  /** Whether the condition leaves so few that it, not the order, should choose the index. */
  readonly selective: boolean
  /** The one author, tag or category whose articles these are. */
  readonly of: { join: Join; id: number; endsOnly: boolean } | null
}

/** All that the filter says; reads what its meaning hangs on, the site's time zone where a year is asked. */
export function selectArticles(snapshot: Snapshot, where: Given<ArticleWhere>): Awaitable<ArticleSelection> {
  return select(snapshot, where, () => null)
}

/** The same where the list may begin at the one author, tag or category that the filter names. */
export function selectOwned(snapshot: Snapshot, where: Given<ArticleWhere>): Awaitable<ArticleSelection> {
  return select(snapshot, where, (parts) => readOwner(snapshot, parts))
}

function select(
  snapshot: Snapshot,
  where: Given<ArticleWhere>,
  ownerOf: (parts: readonly ArticleWhere[]) => Awaitable<Owner | null>,
): Awaitable<ArticleSelection> {
  if (!where) return { range: due(snapshot.viewer), condition: always, selective: false, of: null }
  const parts = partsOf(where)
  return after(readSpans(snapshot, parts), (spans) =>
    after(ownerOf(parts), (owner) => {
      const scope: FilterScope = { dialect: snapshot.dialect, now: snapshot.viewer.now, spans }
      const range = parts.map((part) => rangeOfPart(part, spans)).reduce(narrowed, due(snapshot.viewer))
      const rest = parts.map((part) => (part === owner?.part ? { ...part, [owner.name]: owner.rest } : part))
      return {
        range,
        condition: and(rest.map((part) => articleFilter(scope, withoutRange(part)))),
        selective: parts.some(isSelective),
        of: owner?.of ?? null,
      }
    }),
  )
}

/** The filter as conditions that all must be met. */
function partsOf({ and: others, ...own }: ArticleWhere): ArticleWhere[] {
  return [own, ...(others ?? []).flatMap(partsOf)]
}

function rangeOfPart({ publishedAt, year, month }: ArticleWhere, spans: Spans): Range {
  const dates = publishedAt ? publishedRange(publishedAt) : anywhere
  const [span] = isGiven(year) ? spans(year, month) : []
  return span ? narrowed(dates, rangeOfSpan(span)) : dates
}

function withoutRange({ publishedAt, year, month, ...rest }: ArticleWhere): ArticleWhere {
  return isGiven(year) ? rest : { ...rest, month }
}

type Spans = FilterScope['spans']

/** Months are the site's: only a filter that asks for one costs a look at the site, or at the archive's ends. */
function readSpans(snapshot: Snapshot, parts: readonly ArticleWhere[]): Awaitable<Spans> {
  if (!parts.some(asksForTime)) return () => []
  return after(readEnds(snapshot), ({ timeZone, first, last }): Spans => {
    return (year, month) => {
      if (isGiven(month) && !(month >= 1 && month <= 12))
        throw new BadInputError(`month: ${month} is none; give 1 to 12`)
      if (isGiven(year)) return [spanOf(timeZone, year, month ?? null)]
      if (!isGiven(month) || first === null || last === null) return []
      const spans: Span[] = []
      for (let each = yearOf(timeZone, first); each <= yearOf(timeZone, last); each++)
        spans.push(spanOf(timeZone, each, month))
      return spans
    }
  })
}

function asksForTime(where: ArticleWhere): boolean {
  const parts = [...(where.and ?? []), ...(where.or ?? []), ...(where.not ? [where.not] : [])]
  return isGiven(where.year) || isGiven(where.month) || parts.some(asksForTime)
}

type JoinName = keyof typeof joins

interface Owner {
  part: ArticleWhere
  name: JoinName
  /** What is left to be asked of the same filter. */
  rest: CategoryRefFilter | null
  of: NonNullable<ArticleSelection['of']>
}

/** One name that all must have may stand for the index to begin at: tags first, they narrow most. */
function readOwner(snapshot: Snapshot, parts: readonly ArticleWhere[]): Awaitable<Owner | null> {
  for (const name of ['tag', 'author', 'category'] as const) {
    for (const part of parts) {
      const [ref, rest] = neededRef(part[name])
      if (ref === null) continue
      const endsOnly = name === 'category' && part.category?.includeDescendants === false
      const query = idsOfRefs(snapshot.dialect, joins[name], [ref])
      return after(snapshot.all<{ id: number }>(query), ([found, another]) =>
        found && !another ? { part, name, rest, of: { join: joins[name], id: found.id, endsOnly } } : null,
      )
    }
  }
  return null
}

function neededRef(filter: Given<CategoryRefFilter>): [string | null, CategoryRefFilter | null] {
  const { anyOf, allOf } = filter ?? {}
  const [needed, ...others] = allOf ?? []
  if (needed !== undefined) return [needed, { ...filter, allOf: others }]
  const [only, another] = anyOf ?? []
  return only !== undefined && another === undefined ? [only, { ...filter, anyOf: null }] : [null, null]
}

function isSelective({ slug, path, file, image }: ArticleWhere): boolean {
  return [slug?.eq, slug?.in, path?.eq, path?.in, file?.eq, file?.in, image?.url].some(isGiven)
}
