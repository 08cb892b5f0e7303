import { checkMonth } from './read/article-lists/archive-time.ts'
import { articleSortKeys } from './read/article-lists/article-list.ts'
import { checkFrontMatter } from './read/filters/front-matter-filter.ts'
import { imageSortKeys as listedImageSortKeys } from './read/images/image-list.ts'
import { imageSortKeys, useSortKeys } from './read/images/image-uses.ts'
import { pageOf, sizeOf } from './read/paging/page.ts'
import type {
  ArticleArgs,
  ArticleWhere,
  DiagnosticArgs,
  FacetsArgs,
  ImageArgs,
  NamedArgs,
  PageArgs,
  SearchArgs,
  SuggestArgs,
} from './read/request/arguments.ts'
import { BadInputError } from './read/request/input-errors.ts'
import type { Optional } from './read/request/optional.ts'
import { checkHighlightSizes } from './read/search/highlights.ts'
import { searchSortKeys } from './read/search/search.ts'
import { checkSearchQuery } from './read/search/search-query.ts'
import type { HighlightArgs } from './read/search/search-reader.ts'
import { checkSuggestionCount } from './read/search/suggestions.ts'
import { diagnosticSortKeys } from './read/site/diagnostics.ts'
import { redirectSortKeys } from './read/site/redirect-list.ts'
import { termSortKeys } from './read/terms/terms.ts'

/**
 * Checks the arguments of lists without a database, so that a server can refuse a request before it reads anything. Each
 * function throws the `BadInputError` that the reader would throw for the same arguments.
 */
export const argumentChecks = {
  articles: ({ where, orderBy, ...args }: ArticleArgs): void => {
    pageOf(args, articleSortKeys(orderBy))
    checkWhere(where ?? {})
  },
  /** Authors, categories or tags. */
  terms: ({ orderBy, ...args }: NamedArgs): void => void pageOf(args, termSortKeys(orderBy)),
  images: ({ orderBy, ...args }: ImageArgs): void => void pageOf(args, listedImageSortKeys(orderBy)),
  imagesOfArticle: (args: PageArgs): void => void pageOf(args, imageSortKeys),
  articlesOfImage: (args: PageArgs): void => void pageOf(args, useSortKeys),
  redirects: (args: PageArgs): void => void pageOf(args, redirectSortKeys),
  diagnostics: (args: DiagnosticArgs): void => void pageOf(args, diagnosticSortKeys),
  search: ({ query, mode, where, ...args }: SearchArgs): void => {
    checkSearchQuery(query, mode ?? 'ALL_TERMS')
    pageOf(args, searchSortKeys)
    checkWhere(where ?? {})
  },
  facets: ({ where, search }: FacetsArgs): void => {
    checkSearchQuery(search ?? '', 'ALL_TERMS')
    checkWhere(where ?? {})
  },
  suggest: ({ prefix, first }: SuggestArgs): void => {
    checkSuggestionCount(first)
    checkSearchQuery(prefix, 'PHRASE')
  },
  highlights: (args: HighlightArgs): void => void checkHighlightSizes(args),
  /** A list that has no cursors. */
  size: ({ first }: { first?: Optional<number> }): void => void sizeOf('first', first),
}

/** SQLite takes expressions of up to 1,000 levels, and a condition of a filter needs several. */
const maxLevels = 50

function checkWhere({ and, or, not, month, frontMatter }: ArticleWhere, level = 0): void {
  if (level > maxLevels) {
    throw new BadInputError(
      `where: and, or and not are nested more than ${maxLevels} levels deep; put their conditions in one list`,
    )
  }
  checkMonth(month)
  for (const filter of frontMatter ?? []) checkFrontMatter(filter)
  for (const part of [...(and ?? []), ...(or ?? []), ...(not ? [not] : [])]) checkWhere(part, level + 1)
}
