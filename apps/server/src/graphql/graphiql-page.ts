import type { renderGraphiQL } from '@graphql-yoga/render-graphiql'

type Page = Parameters<typeof renderGraphiQL>[0]

/**
 * Keeps GraphiQL's tabs in place. A pressed tab gets the focus and with it the transform of its last drag, so it moves
 * away from under the pointer, the click misses it, and only the last tab opens.
 */
const fixedTabs = '<style>.graphiql-tab { transform: none !important }</style>'

/** Returns GraphiQL as one page. The package is 9 MB of text, so it is loaded with the first request for the page. */
export async function graphiqlPage(page: Page): Promise<string> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  return renderGraphiQL(page).replace('</head>', `${fixedTabs}</head>`)
}
