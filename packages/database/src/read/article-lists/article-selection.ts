import { anywhere, narrowed, type Range, rangeOfSpan } from '../../sql/range.ts'
import { always, and, type Sql } from '../../sql/sql.ts'
import { articleFilter, type FilterScope } from '../filters/article-filter.ts'
import { publishedRange } from '../filters/date-filter.ts'
import type { ArticleWhere } from '../request/arguments.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import { isSet, type Optional } from '../request/optional.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { due } from '../visibility/article-visibility.ts'
import { type ArchiveTime, readTime } from './archive-time.ts'
import { readSingleTerm, type SingleTerm, type TermOfFilter } from './single-term.ts'

/** The articles of a list, split into parts so that an index can do most of the work. */
export interface ArticleSelection {
  /** Bounds on `sortAt`: the intersection of what the viewer may see and the dates of the filter. */
  readonly range: Range
  /** The conditions on each article, `a`, that `range` and `of` do not cover. */
  readonly condition: Sql
  /** Whether the condition matches so few articles that it should choose the index, not the sort order. */
  readonly selective: boolean
  /** Whether no index narrows the articles, so that the condition is checked on each of them. */
  readonly scanned: boolean
  /** The one author, tag or category that all articles of the list have. */
  readonly of: SingleTerm | null
}

/** Selects the articles of a filter. Reads what the filter depends on, such as the site's time zone for a year. */
export function selectArticles(snapshot: Snapshot, where: Optional<ArticleWhere>): Awaitable<ArticleSelection> {
  return select(snapshot, where, () => null)
}

/** Selects the articles of a filter. The list may use the index of the one author, tag or category in the filter. */
export function selectOwned(snapshot: Snapshot, where: Optional<ArticleWhere>): Awaitable<ArticleSelection> {
  return select(snapshot, where, (parts) => readSingleTerm(snapshot, parts))
}

function select(
  snapshot: Snapshot,
  where: Optional<ArticleWhere>,
  ownerOf: (parts: readonly ArticleWhere[]) => Awaitable<TermOfFilter | null>,
): Awaitable<ArticleSelection> {
  if (!where) return { range: due(snapshot.viewer), condition: always, selective: false, scanned: true, of: null }
  const parts = partsOf(where)
  return after(readTime(snapshot, parts), (time) =>
    after(ownerOf(parts), (owner) => {
      const scope: FilterScope = { dialect: snapshot.dialect, viewer: snapshot.viewer, ...time }
      const range = parts.map((part) => rangeOfPart(part, time)).reduce(narrowed, due(snapshot.viewer))
      const rest = parts.map((part) => (part === owner?.part ? { ...part, [owner.name]: owner.rest } : part))
      return {
        range,
        condition: and(rest.map((part) => articleFilter(scope, withoutRange(part)))),
        selective: parts.some(isSelective),
        // A range of dates is an index range.
        scanned: range.atLeast === null && !parts.some(isIndexed),
        of: owner?.of ?? null,
      }
    }),
  )
}

/** The filter as a list of conditions that all must be met. */
function partsOf({ and: others, ...own }: ArticleWhere): ArticleWhere[] {
  return [own, ...(others ?? []).flatMap(partsOf)]
}

function rangeOfPart({ publishedAt, year, month }: ArticleWhere, { spans }: ArchiveTime): Range {
  const dates = publishedAt ? publishedRange(publishedAt) : anywhere
  const [span] = isSet(year) ? spans(year, month) : []
  return span ? narrowed(dates, rangeOfSpan(span)) : dates
}

function withoutRange({ publishedAt, year, month, ...rest }: ArticleWhere): ArticleWhere {
  return isSet(year) ? rest : { ...rest, month }
}

function isIndexed(part: ArticleWhere): boolean {
  return isSelective(part) || [part.lang?.eq, part.lang?.in, part.kind].some(isSet)
}

function isSelective({ slug, path, file, image, onThisDay }: ArticleWhere): boolean {
  return [slug?.eq, slug?.in, path?.eq, path?.in, file?.eq, file?.in, image?.url, onThisDay].some(isSet)
}
