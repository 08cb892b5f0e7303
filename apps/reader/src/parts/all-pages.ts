/** The most pages of 100 items that are read of a list, so that a page of the reader stays bounded. */
const maxPages = 20

interface ConnectionPage<Node> {
  nodes: Node[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

/** Reads the pages of a list one after the other and returns their items, at most 2,000. */
export async function allPages<Node>(
  request: (after: string | null) => Promise<ConnectionPage<Node>>,
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
