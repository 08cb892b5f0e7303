import type { renderGraphiQL } from '@graphql-yoga/render-graphiql'

type Page = Parameters<typeof renderGraphiQL>[0]

/**
 * A tab that is pressed gets the focus, and with it where GraphiQL last thought that it was being dragged to: it leaps
 * from under the pointer, the click lands beside it, and no tab but the last one opens. Tabs stay where they are.
 */
const still = '<style>.graphiql-tab { transform: none !important }</style>'

/** GraphiQL as one page. Nine megabytes of text: loaded when somebody looks. */
export async function graphiqlPage(page: Page): Promise<string> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  return renderGraphiQL(page).replace('</head>', `${still}</head>`)
}
