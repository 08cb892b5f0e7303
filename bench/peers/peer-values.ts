import { Client } from 'pg'
import { requestData } from '../queries/graphql-request.ts'
import type { PagePosition, SampleValues } from '../queries/sample-values.ts'

/** Values that requests use, and the cursors of PostGraphile for the same positions, by the article's id. */
export interface PeerValues {
  archive: SampleValues
  cursors: ReadonlyMap<number, string>
}

/** Slugs and positions to choose from, and words. */
const SLUGS = 2000
const SPREAD = 1000
const WORDS = 40

/**
 * Reads values from the plain tables, and cursors from both servers.
 * @param ports of Broadsheet and PostGraphile
 */
export async function readPeerValues(
  url: string,
  ports: { broadsheet: number; postgraphile: number },
): Promise<PeerValues> {
  const client = new Client(url)
  await client.connect()
  try {
    const column = async <T>(text: string, ...values: unknown[]) =>
      (await client.query<[T]>({ text, values, rowMode: 'array' })).rows.map(([value]) => value)
    const [articles = 0] = (await column<string>('SELECT count(*) FROM plain.article')).map(Number)
    const slugs = await column<string>('SELECT slug FROM plain.article ORDER BY id LIMIT $1', SLUGS)
    const categories = await column<string>(
      'SELECT slug FROM plain.category c WHERE EXISTS (SELECT 1 FROM plain.article_category WHERE category_id = c.id)',
    )
    const titles = await column<string>('SELECT title FROM plain.article ORDER BY id LIMIT 200')
    const words: string[] = []
    for (const [word] of titles.flatMap((title) => [...title.matchAll(/\p{Script=Han}{2}/gu)].slice(0, 1))) {
      if (words.length === WORDS) break
      const hits = await column('SELECT 1 FROM plain.search($1) LIMIT 24', word)
      if (hits.length === 24) words.push(word)
    }
    if (words.length === 0) throw new Error('No word is in 24 articles: measure at least 5,000 articles')
    const spread = Math.min(SPREAD, Math.ceil(articles / 10))
    const starts = [0, Math.floor(articles * 0.75)]
    const positions: PagePosition[][] = []
    const cursors = new Map<number, string>()
    for (const offset of starts) {
      positions.push(await positionsFrom(client, ports.broadsheet, offset, spread))
      for (const [id, cursor] of await postgraphileCursors(ports.postgraphile, offset, spread)) cursors.set(id, cursor)
    }
    const [newest = [], deep = []] = positions
    return { archive: { articles, slugs, categories, words, newest, deep }, cursors }
  } finally {
    await client.end()
  }
}

async function positionsFrom(client: Client, port: number, offset: number, count: number): Promise<PagePosition[]> {
  const positions: PagePosition[] = []
  for (let at = offset; at < offset + count; at += 100) {
    const { articles } = await requestData<{ articles: { edges: { cursor: string; node: { path: string } }[] } }>(
      port,
      'query ($offset: Int!) { articles(first: 100, offset: $offset) { edges { cursor node { path } } } }',
      { offset: at },
    )
    const { rows } = await client.query<{ path: string; id: string; sortAt: Date }>(
      'SELECT path, id, sort_at AS "sortAt" FROM plain.article WHERE path = ANY ($1)',
      [articles.edges.map(({ node }) => node.path)],
    )
    const found = new Map(rows.map((row) => [row.path, row]))
    for (const { cursor, node } of articles.edges) {
      const row = found.get(node.path)
      if (row) positions.push({ cursor, sortAt: row.sortAt.getTime(), id: Number(row.id) })
    }
  }
  return positions
}

async function postgraphileCursors(port: number, offset: number, count: number): Promise<[number, string][]> {
  const cursors: [number, string][] = []
  for (let at = offset; at < offset + count; at += 100) {
    const { allArticles } = await requestData<{
      allArticles: { edges: { cursor: string; node: { rowId: string } }[] }
    }>(
      port,
      `query ($offset: Int!) { allArticles(first: 100, offset: $offset, orderBy: [SORT_AT_DESC, ROW_ID_DESC]) {
        edges { cursor node { rowId } }
      } }`,
      { offset: at },
    )
    for (const { cursor, node } of allArticles.edges) cursors.push([Number(node.rowId), cursor])
  }
  return cursors
}
