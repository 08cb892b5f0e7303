import { startServer } from '../servers/processes.ts'

const REQUESTS = 10
/** The last field has another number in each request, so the response cache does not know it. */
const query = `query ($request: Int) {
  insights {
    articles words images
    days { first last withArticles without }
    gaps(first: 10) { from to days }
    months { key articles words images }
    categories(first: 20) { category { name } articles words images }
    tagPairs(first: 20) { tags { name } articles }
    authorCategories(first: 20) { author { name } category { name } articles words }
    mostCorrected(first: 10) { id canonical { path } }
  }
  articles(first: 1, offset: $request) { nodes { id } }
}`

/**
 * Asks a server of its own for all lists of `insights`, in GraphQL over HTTP.
 * @returns milliseconds of processor time of the server process, for the first request and for the median of the next ones
 */
export async function insightsOverHttp(url: string): Promise<{ first: number; later: number }> {
  const server = await startServer('../apps/server/src/main.ts', { DATABASE_URL: url }, 'all')
  try {
    const times: number[] = []
    for (let request = 0; request < REQUESTS; request++) {
      const before = server.processorMicroseconds()
      const response = await fetch(`http://127.0.0.1:${server.port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables: { request } }),
      })
      const answer: unknown = await response.json()
      if (!response.ok || Object(answer).errors !== undefined) throw new Error(JSON.stringify(answer))
      times.push((server.processorMicroseconds() - before) / 1000)
    }
    const [first = Number.NaN, ...later] = times
    return { first, later: later.sort((a, b) => a - b)[later.length >> 1] ?? Number.NaN }
  } finally {
    await server.stop()
  }
}
