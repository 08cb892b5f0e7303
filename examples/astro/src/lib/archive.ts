import { Archive } from '@broadsheet/client'
import { httpTransport } from '@broadsheet/client/http'

/** The archive. `.env` or the environment says where its API is. */
export const archive = new Archive(httpTransport(import.meta.env.BROADSHEET_URL ?? 'http://127.0.0.1:4000/graphql'))

interface Connection<Node> {
  nodes: Node[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

/** Reads all pages of a list, one after the other. */
export async function allNodes<Node>(request: (after: string | null) => Promise<Connection<Node>>): Promise<Node[]> {
  const nodes: Node[] = []
  let after: string | null = null
  do {
    const page: Connection<Node> = await request(after)
    nodes.push(...page.nodes)
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after !== null)
  return nodes
}
