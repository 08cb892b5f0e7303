import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client'
import { relayStylePagination } from '@apollo/client/utilities'

const articles = relayStylePagination(['where', 'orderBy', 'includeDescendants'])

/** The object types of each interface. Without them, fragments on an interface never match cached objects. */
export const possibleTypes = {
  Node: ['Article', 'Author', 'Category', 'Image', 'Story', 'Tag'],
  Page: ['Article', 'Author', 'Category', 'Tag'],
  Route: ['Article', 'Author', 'Category', 'Redirect', 'Tag'],
  Totals: ['AuthorCategoryTotals', 'CategoryTotals', 'MonthTotals'],
}

/** An Apollo Client that merges the pages of a list and reads an article by id from its cache. */
export function apolloClient(uri: string, fetch = globalThis.fetch) {
  return new ApolloClient({
    link: new HttpLink({ uri, fetch }),
    cache: new InMemoryCache({
      possibleTypes,
      typePolicies: {
        Query: {
          fields: {
            articles,
            search: relayStylePagination(['query', 'where', 'mode', 'prefix', 'orderBy']),
            article: {
              read: (known, { args, toReference }) =>
                known === undefined && args?.by.id ? toReference({ __typename: 'Article', id: args.by.id }) : known,
            },
          },
        },
        Author: { fields: { articles } },
        Category: { fields: { articles } },
        Tag: { fields: { articles } },
        // The id of a heading is an anchor: several articles can have the same one.
        TocEntry: { keyFields: false },
        // These have no id, but each parent has only one: merge the fields that several queries select.
        Site: { merge: true },
        SourceFile: { merge: true },
        TextStats: { merge: true },
      },
    }),
  })
}
