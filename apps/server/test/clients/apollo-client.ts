import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client'
import { relayStylePagination } from '@apollo/client/utilities'

const articles = relayStylePagination(['where', 'orderBy', 'includeDescendants'])

/** The types of each interface: without them no fragment on an interface matches what the cache holds. */
export const possibleTypes = {
  Node: ['Article', 'Author', 'Category', 'Image', 'Tag'],
  Page: ['Article', 'Author', 'Category', 'Tag'],
  Route: ['Article', 'Author', 'Category', 'Redirect', 'Tag'],
}

/** Apollo Client as an archive wants it: pages are merged, and an article by id comes from the cache. */
export function apolloClient(uri: string, fetch = globalThis.fetch) {
  return new ApolloClient({
    link: new HttpLink({ uri, fetch }),
    cache: new InMemoryCache({
      possibleTypes,
      typePolicies: {
        Query: {
          fields: {
            articles,
            search: relayStylePagination(['query', 'where', 'mode']),
            article: {
              read: (known, { args, toReference }) =>
                known === undefined && args?.by.id ? toReference({ __typename: 'Article', id: args.by.id }) : known,
            },
          },
        },
        Author: { fields: { articles } },
        Category: { fields: { articles } },
        Tag: { fields: { articles } },
        // The id of a heading is an anchor, and many articles have one of that name.
        TocEntry: { keyFields: false },
        // Without an id, yet there is one for each parent: what two queries ask of it goes together.
        Site: { merge: true },
        SourceFile: { merge: true },
        TextStats: { merge: true },
      },
    }),
  })
}
