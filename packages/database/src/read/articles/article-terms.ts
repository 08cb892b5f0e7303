import { raw, type Sql, sql } from '../../sql/sql.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import type { ArticleNode } from '../rows/nodes.ts'
import { addToBatch, loadForBatch, newBatch, type Row } from '../rows/row-batch.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { Join } from '../visibility/joins.ts'

/** The authors, categories or tags of an article, in its order. A viewer who sees the article also sees these. */
export function namedOf<Node extends Row>(
  snapshot: Snapshot,
  article: ArticleNode,
  { named }: Join,
  columns: Sql,
): Awaitable<readonly Node[]> {
  const load = (articles: readonly ArticleNode[]) =>
    after(termIdsOfAll(article), (all) => {
      const ids = articles.map((each) => all?.get(each.id)?.[placeOf[named]] ?? [])
      return after(readNodes(snapshot, named, columns, ids), (known) => byArticle<Node>(articles, ids, known))
    })
  return after(loadForBatch(article, named, load), (nodes) => nodes ?? [])
}

type TermIds = readonly [authors: readonly number[], categories: readonly number[], tags: readonly number[]]

const placeOf = { Author: 0, Category: 1, Tag: 2 } as const

/** The ids of the terms of all articles that were read with this one, decoded once for authors, categories and tags. */
function termIdsOfAll(article: ArticleNode): Awaitable<ReadonlyMap<number, TermIds> | undefined> {
  const load = (articles: readonly ArticleNode[]) =>
    new Map([['all', new Map(articles.map((each) => [each.id, termIdsOf(each)]))]])
  return loadForBatch<ArticleNode, ReadonlyMap<number, TermIds>>(article, 'termIds', load, 'all')
}

function termIdsOf({ termIds }: ArticleNode): TermIds {
  // The writer makes the column with JSON.stringify from such a list.
  return JSON.parse(termIds) as TermIds
}

/** Reads the terms that are not in the cache. */
function readNodes(
  snapshot: Snapshot,
  kind: Join['named'],
  columns: Sql,
  ids: readonly (readonly number[])[],
): Awaitable<ReadonlyMap<number, Row>> {
  return after(snapshot.archive(), (archive) => readMissing(snapshot, kind, columns, ids, archive.known.of(kind)))
}

function readMissing(
  snapshot: Snapshot,
  kind: Join['named'],
  columns: Sql,
  ids: readonly (readonly number[])[],
  known: Map<number, Row>,
): Awaitable<ReadonlyMap<number, Row>> {
  const missing = new Set<number>()
  for (const some of ids) for (const id of some) if (!known.has(id)) missing.add(id)
  if (missing.size === 0) return known
  const query = sql`SELECT ${columns} FROM ${raw(`"${kind}" x`)} WHERE ${snapshot.dialect.isOneOf(raw('x.id'), [...missing])}`
  return after(snapshot.all<Row>(query), (nodes) => {
    for (const node of nodes) known.set(node.id, node)
    return known
  })
}

function byArticle<Node extends Row>(
  articles: readonly ArticleNode[],
  ids: readonly (readonly number[])[],
  known: ReadonlyMap<number, Row>,
): Map<number, Node[]> {
  const batch = newBatch()
  const groups = new Map<number, Node[]>()
  articles.forEach((article, at) => {
    const group: Node[] = []
    for (const id of ids[at] ?? []) {
      const node = known.get(id)
      // Copies the cached node, because its batch belongs to this list alone. Each node has one copy in the list. All
      // nodes have the type of their columns.
      if (node) group.push((batch.rows.get(id) ?? addToBatch({ ...node }, batch)) as Node)
    }
    groups.set(article.id, group)
  })
  return groups
}
