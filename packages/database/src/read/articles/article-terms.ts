import { raw, type Sql, sql } from '../../sql/sql.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import { listedTermIds } from '../rows/listed-terms.ts'
import type { ArticleNode } from '../rows/nodes.ts'
import { addToBatch, loadForBatch, newBatch, type Row } from '../rows/row-batch.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { Join } from '../visibility/joins.ts'

type Kind = Join['named']

/** The authors, categories or tags of an article, in its order. A viewer who sees the article also sees these. */
export function namedOf<Node extends Row>(
  snapshot: Snapshot,
  article: ArticleNode,
  { named }: Join,
  columns: Sql,
): Awaitable<readonly Node[]> {
  const load = (articles: readonly ArticleNode[]) => termsOf<Node>(snapshot, named, columns, articles)
  return after(loadForBatch(article, named, load), (nodes) => nodes ?? [])
}

/** The terms of each article, by its id. Reads those that are not in the cache. */
function termsOf<Node extends Row>(
  snapshot: Snapshot,
  kind: Kind,
  columns: Sql,
  articles: readonly ArticleNode[],
): Awaitable<ReadonlyMap<number, Node[]>> {
  return after(snapshot.archive(), (archive): Awaitable<ReadonlyMap<number, Node[]>> => {
    const known = archive.known.of(kind)
    const missing = new Set<number>()
    const groups = byArticle<Node>(articles, kind, known, missing)
    if (missing.size === 0) return groups
    return after(snapshot.all<Row>(selectTerms(snapshot, kind, columns, [...missing])), (nodes) => {
      for (const node of nodes) known.set(node.id, node)
      return byArticle<Node>(articles, kind, known, new Set())
    })
  })
}

function selectTerms({ dialect }: Snapshot, kind: Kind, columns: Sql, ids: readonly number[]): Sql {
  return sql`SELECT ${columns} FROM ${raw(`"${kind}" x`)} WHERE ${dialect.isOneOf(raw('x.id'), ids)}`
}

/** @param missing gets the ids that are not known */
function byArticle<Node extends Row>(
  articles: readonly ArticleNode[],
  kind: Kind,
  known: ReadonlyMap<number, Row>,
  missing: Set<number>,
): Map<number, Node[]> {
  const batch = newBatch()
  const copies = new Map<number, Node>()
  const groups = new Map<number, Node[]>()
  for (const article of articles) {
    const group: Node[] = []
    for (const id of listedTermIds(article.termIds, kind)) {
      let copy = copies.get(id)
      if (copy === undefined) {
        const node = known.get(id)
        if (node === undefined) {
          missing.add(id)
          continue
        }
        // Copies the cached node, because its batch belongs to this list alone. Each node has one copy in the list. All
        // nodes have the type of their columns.
        copy = addToBatch({ ...node }, batch) as Node
        copies.set(id, copy)
      }
      group.push(copy)
    }
    groups.set(article.id, group)
  }
  return groups
}
