import type { WriteDialect } from '../connection/write-dialect.ts'

export const sqliteWriteDialect: WriteDialect = {
  rowKey: 'rowid',
  placeOf: (text, part) => `instr(${text}, ${part})`,
  listOf: (column, order) => `json_group_array(${column} ORDER BY ${order})`,
  isDated: (slug) => `${slug} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]-*'`,
  // A day begins up to 14 hours earlier and ends up to 12 hours later in other time zones.
  boundsOf: (period) => {
    const first = `CASE length(${period}) WHEN 7 THEN ${period} || '-01' ELSE ${period} END`
    const length = `CASE length(${period}) WHEN 7 THEN '+1 month' ELSE '+1 day' END`
    return {
      from: `(SELECT 1000 * unixepoch(${first}, '-14 hours'))`,
      until: `(SELECT 1000 * unixepoch(${first}, ${length}, '+12 hours'))`,
    }
  },
}
