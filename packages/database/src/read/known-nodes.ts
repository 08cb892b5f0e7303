import { type Awaitable, after } from './awaitable.ts'
import type { Join } from './joins.ts'
import { adopt, type Child, idsOf, noSiblings, type Row, related } from './siblings.ts'
import type { Snapshot } from './snapshot.ts'
import { raw, type Sql, sql } from './sql.ts'

/**
 * Authors, categories and tags are few, and stand in one list after another: a connection keeps those that it has read
 * until anything is committed.
 */
export class KnownNodes {
  readonly #kinds = new Map<Join['named'], Map<number, Row>>()

  of(kind: Join['named']): Map<number, Row> {
    let nodes = this.#kinds.get(kind)
    if (!nodes || nodes.size > mostKept) {
      nodes = new Map()
      this.#kinds.set(kind, nodes)
    }
    return nodes
  }

  forget(): void {
    this.#kinds.clear()
  }
}

/** Of one kind; a large archive's tags among them. */
const mostKept = 5000

interface Place extends Child {
  readonly id: number
  readonly position: number
}

/**
 * The authors, categories or tags of an article, in its order. What the viewer sees the article by, he sees them by
 * too.
 */
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
  return after(related(article, named, load), (nodes) => nodes ?? [])
}

/** Reads those that aren't known yet. */
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
  const query = sql`SELECT ${columns} FROM ${raw(`"${kind}" x`)} WHERE ${snapshot.dialect.among(raw('x.id'), [...missing])}`
  return after(snapshot.all<Row>(query), (nodes) => {
    for (const node of nodes) known.set(node.id, node)
    return known
  })
}

function byParent<Node extends Row>(places: readonly Place[], known: ReadonlyMap<number, Row>): Map<number, Node[]> {
  const siblings = noSiblings()
  const groups = new Map<number, Node[]>()
  for (const { parent, id } of inOrder(places)) {
    const node = known.get(id)
    if (!node) continue
    // A copy, for its siblings are this list's alone; and one for all the places that it has here. All are of one kind,
    // as its columns make them.
    const own = (siblings.rows.get(id) ?? adopt({ ...node }, siblings)) as Node
    const group = groups.get(parent)
    if (group) group.push(own)
    else groups.set(parent, [own])
  }
  return groups
}

/** By position within each parent, which the index gives nearly always: so the statement doesn't sort. */
function inOrder(places: readonly Place[]): readonly Place[] {
  const disordered = places.some((place, index) => {
    const last = places[index - 1]
    return last !== undefined && last.parent === place.parent && last.position > place.position
  })
  return disordered ? places.toSorted((a, b) => a.position - b.position) : places
}
