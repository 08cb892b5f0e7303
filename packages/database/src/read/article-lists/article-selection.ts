import { anywhere, narrowed, type Range, rangeOfSpan } from '../../sql/range.ts'
import { always, and, type Sql } from '../../sql/sql.ts'
import { articleFilter, type FilterScope } from '../filters/article-filter.ts'
import { publishedRange } from '../filters/date-filter.ts'
import type { ArticleWhere } from '../request/arguments.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import { type Given, isGiven } from '../request/given.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { due } from '../visibility/article-visibility.ts'
import { readSpans, type Spans } from './archive-time.ts'
import { readSingleTerm, type SingleTerm, type TermOfFilter } from './single-term.ts'

/** Which articles a list has, taken apart so that an index can do most of it. */
export interface ArticleSelection {
  /** Bounds on `sortAt`: what the viewer may see, and the dates asked for. */
  readonly range: Range
  /** What is left to be asked of each article, `a`. */
  readonly condition: Sql
  /** Whether the condition leaves so few that it, not the order, should choose the index. */
  readonly selective: boolean
  /** The one author, tag or category whose articles these are. */
  readonly of: SingleTerm | null
}

/** All that the filter says; reads what its meaning hangs on, the site's time zone where a year is asked. */
export function selectArticles(snapshot: Snapshot, where: Given<ArticleWhere>): Awaitable<ArticleSelection> {
  return select(snapshot, where, () => null)
}

/** The same where the list may begin at the one author, tag or category that the filter names. */
export function selectOwned(snapshot: Snapshot, where: Given<ArticleWhere>): Awaitable<ArticleSelection> {
  return select(snapshot, where, (parts) => readSingleTerm(snapshot, parts))
}

function select(
  snapshot: Snapshot,
  where: Given<ArticleWhere>,
  ownerOf: (parts: readonly ArticleWhere[]) => Awaitable<TermOfFilter | null>,
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

function isSelective({ slug, path, file, image }: ArticleWhere): boolean {
  return [slug?.eq, slug?.in, path?.eq, path?.in, file?.eq, file?.in, image?.url].some(isGiven)
}
