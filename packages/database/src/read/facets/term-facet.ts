import type { Flag } from '../../schema/model-types.ts'
import { within } from '../../sql/range.ts'
import { always, and, never, raw, type Sql, sql } from '../../sql/sql.ts'
import type { CategoryRefFilter } from '../request/arguments.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import type { Optional } from '../request/optional.ts'
import { type Row, toBatch } from '../rows/row-batch.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { listedWhenDue } from '../visibility/article-visibility.ts'
import { idsOfRefs, type Join } from '../visibility/joins.ts'
import type { NamedFacet } from './facet-reader.ts'
import type { FacetScope } from './facet-scope.ts'

export interface TermFacetQuestion {
  readonly join: Join
  readonly columns: Sql
  /** The filter's condition on the facet's own dimension. It decides which nodes are `selected`. */
  readonly filter: Optional<CategoryRefFilter>
  readonly size: number
  /** Order by name instead of by count. */
  readonly byName: boolean
}

/** Authors, categories or tags, each with its number of articles in the scope. */
export function readTermFacet<Node extends Row>(
  snapshot: Snapshot,
  scope: FacetScope,
  { join, columns, filter, size, byName }: TermFacetQuestion,
): Awaitable<readonly NamedFacet<Node>[]> {
  const refs = [...(filter?.anyOf ?? []), ...(filter?.allOf ?? [])]
  const selected = refs.length ? sql`x.id IN (${idsOfRefs(snapshot.dialect, join, refs)})` : never
  const id = raw(`j."${join.id}"`)
  const endsOnly = join.named === 'Category' && filter?.includeDescendants === false
  const query = sql`SELECT ${columns}, f.count, ${selected} AS selected
    FROM (SELECT ${id} AS id, COUNT(*) AS count FROM ${joined(snapshot, scope, join, endsOnly)} GROUP BY ${id}) f
    CROSS JOIN ${raw(`"${join.named}"`)} x WHERE x.id = f.id
    ORDER BY ${byName ? raw('x.rank, x.id') : raw('f.count DESC, x.rank, x.id')} LIMIT ${size}`
  return after(snapshot.all<Node & { count: number; selected: Flag }>(query), (rows) => {
    toBatch<Node>(rows)
    return rows.map((node) => ({ node, count: node.count, selected: node.selected === 1 }))
  })
}

/** The rows of the join table, `j`, of the scope's articles. */
function joined(snapshot: Snapshot, { range, ids, few }: FacetScope, join: Join, endsOnly: boolean): Sql {
  const table = raw(`"${join.table}" j`)
  const ends = endsOnly ? raw('j."isEnd" = TRUE') : always
  const articleId = raw('j."articleId"')
  if (ids && few) return sql`(${ids}) m CROSS JOIN ${table} WHERE ${and([sql`${articleId} = m.id`, ends])}`
  // The join table repeats the columns that decide whether an article is listed, so one of its indexes is enough.
  const shown = and([listedWhenDue(snapshot.viewer, 'j'), within(raw('j."sortAt"'), range)])
  const inScope = ids ? sql`${snapshot.dialect.withoutIndex(articleId)} IN (${ids})` : always
  return sql`${table} WHERE ${and([ends, shown, inScope])}`
}
