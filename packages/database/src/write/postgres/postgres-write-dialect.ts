import type { WriteDialect } from '../connection/write-dialect.ts'

export const postgresWriteDialect: WriteDialect = {
  rowKey: 'ctid',
  placeOf: (text, part) => `strpos(${text}, ${part})`,
  listOf: (column, order) => `coalesce(json_agg(${column} ORDER BY ${order}), '[]')`,
  isDated: (slug) => `${slug} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}-'`,
  // A day begins up to 14 hours earlier and ends up to 12 hours later in other time zones.
  boundsOf: (period) => {
    const first = `CASE length(${period}) WHEN 7 THEN ${period} || '-01' ELSE ${period} END`
    const day = `CASE WHEN pg_input_is_valid(${first}, 'date') THEN (${first})::date::timestamp AT TIME ZONE 'UTC' END`
    const length = `CASE length(${period}) WHEN 7 THEN interval '1 month' ELSE interval '1 day' END`
    return { from: `(${day} - interval '14 hours')`, until: `(${day} + ${length} + interval '12 hours')` }
  },
}
