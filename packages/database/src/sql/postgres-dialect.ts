import type { Dialect, PickedParts } from './dialect.ts'
import { searchCondition } from './postgres-search.ts'
import { arrayOf, timestampOf } from './postgres-values.ts'
import { and, never, raw, type Sql, sql } from './sql.ts'

/** The dialect of PostgreSQL: lists are passed as arrays, and nested pages are lateral joins. */
export const postgres: Dialect = {
  parents: (ids) => sql`unnest(${arrayOf(ids)}::bigint[]) AS p(value)`,
  gathered: (column) => sql`COALESCE(array_agg(${column})::text, '{}')`,
  // The terms of all articles would come over the network, after each import.
  numbersIn: null,
  gatheredOf: (ids) => `{${ids.join()}}`,
  idsIn: (gathered) => sql`SELECT unnest(${gathered}::bigint[]) AS id`,
  spans: (spans) => {
    const places = arrayOf(spans.map((_, place) => place))
    const [from, to] = [0, 1].map((end) => arrayOf(spans.map((span) => timestampOf(span[end] ?? 0))))
    return sql`unnest(${places}::int[], ${from ?? ''}::timestamptz[], ${to ?? ''}::timestamptz[]) AS t(place, "from", "to")`
  },
  counts: (counts) => {
    const [ids, numbers] = [0, 1].map((place) => arrayOf(counts.map((pair) => pair[place] ?? 0)))
    return sql`unnest(${ids ?? ''}::bigint[], ${numbers ?? ''}::bigint[]) AS c(id, count)`
  },
  isOneOf: (column, values) => {
    if (values.length === 0) return never
    const type = values.every((value) => typeof value === 'number') ? 'bigint' : 'text'
    return sql`${column} = ANY(${arrayOf(values)}::${raw(type)}[])`
  },
  // The planner has statistics, so it needs no such hints.
  withoutIndex: (column) => column,
  scanOf: () => null,
  members: (column) => sql`jsonb_array_elements_text(${column}::jsonb) AS e(value)`,
  isTrueIn: (column, key) => sql`(${column}::jsonb ->> ${raw(`'${key}'`)}) = 'true'`,
  longText: (column) => column,
  placeIn: (text, part) => sql`strpos(${text}, ${part})`,
  endsWith: (text, part) => sql`right(${text}, CAST(${[...part].length} AS INTEGER)) = ${part}`,
  folded: (column) => sql`fold(${column})`,
  picked: ({ outer, joined, from, where, key, selection }: PickedParts) => {
    const columns = raw(key.map((_, index) => `k${index}`).join(', '))
    const same = key.map((column, index) => sql`${column} = ${raw(`picked.k${index}`)}`)
    return sql`FROM ${outer} CROSS JOIN LATERAL (${selection}) AS picked(${columns}) CROSS JOIN ${from}
      WHERE ${and([joined, ...same, where])}`
  },
  // The place of the row: a page, and a number of at most 16 bits within it.
  rowNumber: (alias) =>
    raw(`((${alias}.ctid::text::point)[0]::bigint * 65536 + (${alias}.ctid::text::point)[1]::bigint)`),
  searchId: (alias) => raw(`${alias}."searchId"`),
  matches: (table, alias, expression): Sql => searchCondition(expression, { table, alias, isTitle: false }),
}
