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
  // The articles in memory do not know which categories end a path.
  const endsOnly = join.named === 'Category' && filter?.includeDescendants === false
  return after(endsOnly ? null : scope.hits(), (hits) => {
    const counts = hits
      ? snapshot.dialect.counts(byName ? hits.countsOf(join.named) : mostFrequent(hits.countsOf(join.named), size))
      : countsByStatement(snapshot, scope, join, endsOnly)
    const query = sql`SELECT ${columns}, c.count, ${selected} AS selected
      FROM ${counts} CROSS JOIN ${raw(`"${join.named}"`)} x WHERE x.id = c.id
      ORDER BY ${byName ? raw('x.rank, x.id') : raw('c.count DESC, x.rank, x.id')} LIMIT ${size}`
    return after(snapshot.all<Node & { count: number; selected: Flag }>(query), (rows) => {
      toBatch<Node>(rows)
      return rows.map((node) => ({ node, count: node.count, selected: node.selected === 1 }))
    })
  })
}

/** The terms with the highest counts, and all that have as many articles as the last of them. */
function mostFrequent(counts: [id: number, count: number][], size: number): [id: number, count: number][] {
  const least = counts.map(([, count]) => count).sort((a, b) => b - a)[size - 1] ?? 0
  return counts.filter(([, count]) => count >= least)
}

/** The table `c`, as `counts` of the dialect gives it. */
function countsByStatement(snapshot: Snapshot, scope: FacetScope, join: Join, endsOnly: boolean): Sql {
  const id = raw(`j."${join.id}"`)
  return sql`(SELECT ${id} AS id, COUNT(*) AS count FROM ${joined(snapshot, scope, join, endsOnly)} GROUP BY ${id}) c`
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
