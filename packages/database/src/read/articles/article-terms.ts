import { raw, type Sql, sql } from '../../sql/sql.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import type { Child } from '../rows/children.ts'
import { addToBatch, idsOf, loadForBatch, newBatch, type Row } from '../rows/row-batch.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { Join } from '../visibility/joins.ts'

interface Place extends Child {
  readonly id: number
  readonly position: number
}

/** The authors, categories or tags of an article, in its order. A viewer who sees the article also sees these. */
export function namedOf<Node extends Row>(
  snapshot: Snapshot,
  article: Row,
  { table, id, named }: Join,
  columns: Sql,
): Awaitable<readonly Node[]> {
  const load = (articles: readonly Row[]) => {
    const places = sql`SELECT p.value AS parent, j.position, ${raw(`j."${id}" AS id FROM`)} ${snapshot.dialect.parents(idsOf(articles))}
      CROSS JOIN ${raw(`"${table}" j`)} WHERE j."articleId" = p.value`
    return after(snapshot.all<Place>(places), (found) =>
      after(readNodes(snapshot, named, columns, found), (nodes) => byParent<Node>(found, nodes)),
    )
  }
  return after(loadForBatch(article, named, load), (nodes) => nodes ?? [])
}

/** Reads the terms that are not in the cache. */
function readNodes(
  snapshot: Snapshot,
  kind: Join['named'],
  columns: Sql,
  places: readonly Place[],
): Awaitable<ReadonlyMap<number, Row>> {
  const known = snapshot.known.of(kind)
  const missing = new Set<number>()
  for (const { id } of places) if (!known.has(id)) missing.add(id)
  if (missing.size === 0) return known
  const query = sql`SELECT ${columns} FROM ${raw(`"${kind}" x`)} WHERE ${snapshot.dialect.isOneOf(raw('x.id'), [...missing])}`
  return after(snapshot.all<Row>(query), (nodes) => {
    for (const node of nodes) known.set(node.id, node)
    return known
  })
}

function byParent<Node extends Row>(places: readonly Place[], known: ReadonlyMap<number, Row>): Map<number, Node[]> {
  const batch = newBatch()
  const groups = new Map<number, Node[]>()
  for (const { parent, id } of inOrder(places)) {
    const node = known.get(id)
    if (!node) continue
    // Copies the cached node, because its batch belongs to this list alone. Each node has one copy in the list. All
    // nodes have the type of their columns.
    const own = (batch.rows.get(id) ?? addToBatch({ ...node }, batch)) as Node
    const group = groups.get(parent)
    if (group) group.push(own)
    else groups.set(parent, [own])
  }
  return groups
}

/**
 * Orders by position within each parent. The index almost always returns this order, so the statement does not sort.
 */
function inOrder(places: readonly Place[]): readonly Place[] {
  const disordered = places.some((place, index) => {
    const last = places[index - 1]
    return last !== undefined && last.parent === place.parent && last.position > place.position
  })
  return disordered ? places.toSorted((a, b) => a.position - b.position) : places
}
