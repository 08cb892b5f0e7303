/** The pages of 100 items that are read of a list at most, so that a page of the reader stays bounded. */
const defaultPages = 20

interface ConnectionPage<Node> {
  nodes: Node[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

/** Reads the pages of a list one after the other and returns their items: with pages of 100, at most 2,000 by default. */
export async function allPages<Node>(
  request: (after: string | null) => Promise<ConnectionPage<Node>>,
  maxPages = defaultPages,
): Promise<Node[]> {
  const nodes: Node[] = []
  let after: string | null = null
  for (let page = 0; page < maxPages; page += 1) {
    const connection: ConnectionPage<Node> = await request(after)
    nodes.push(...connection.nodes)
    if (!connection.pageInfo.hasNextPage) break
    after = connection.pageInfo.endCursor
  }
  return nodes
}
