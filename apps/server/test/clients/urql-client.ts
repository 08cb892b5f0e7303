import { Client, fetchExchange } from '@urql/core'
import { cacheExchange } from '@urql/exchange-graphcache'
import { relayPagination } from '@urql/exchange-graphcache/extras'

/** Types without an id that is unique (the id of a heading is an anchor). They are stored inside their parent. */
export const embedded = [
  ...['ArchiveBucket', 'ArticleFacets', 'AuthorFacet', 'CategoryFacet', 'TagFacet', 'ValueFacet', 'Suggestion'],
  ...['ArticleVersion', 'Change', 'ChangedRange', 'ContentChange', 'Diagnostic', 'Highlight', 'MenuItem'],
  ...['OutgoingLink', 'Range', 'Redirect'],
  ...['AuthorCategoryTotals', 'CategoryTotals', 'DayGap', 'DayTotals', 'Insights', 'MonthTotals', 'TagPair'],
  ...['RelatedArticle', 'Site', 'SourceFile', 'TextChanges', 'TextStats', 'TocEntry'],
]

/** The object types of each interface and union. With them, fragments match exactly and without warnings. */
export const possibleTypes = {
  Node: ['Article', 'Author', 'Category', 'Image', 'Story', 'Tag'],
  Page: ['Article', 'Author', 'Category', 'Tag'],
  Route: ['Article', 'Author', 'Category', 'Redirect', 'Tag'],
  Totals: ['AuthorCategoryTotals', 'CategoryTotals', 'MonthTotals'],
}

/** A urql client with a normalised cache that merges the pages of a list and reads an article by id from its cache. */
export function urqlClient(url: string, fetch = globalThis.fetch) {
  return new Client({
    url,
    fetch,
    exchanges: [
      cacheExchange({
        possibleTypes,
        keys: Object.fromEntries(embedded.map((type) => [type, () => null])),
        resolvers: {
          Query: {
            articles: relayPagination(),
            search: relayPagination(),
            article: (_, args, cache, info) => {
              const { id } = args.by as { id?: string }
              const known = cache.resolve(info.parentKey, info.fieldName, args)
              return known === undefined && id ? { __typename: 'Article', id } : known
            },
          },
          Author: { articles: relayPagination() },
          Category: { articles: relayPagination() },
          Tag: { articles: relayPagination() },
        },
      }),
      fetchExchange,
    ],
  })
}
