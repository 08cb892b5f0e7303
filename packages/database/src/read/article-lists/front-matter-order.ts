import { hash } from 'node:crypto'
import { raw, type Sql, sql } from '../../sql/sql.ts'
import type { SortKey } from '../paging/sort-keys.ts'

/** Further than every number of a front matter. */
const far = 1e308
/** After every text. */
const last = '\u{10ffff}'

/**
 * The sort keys of a front matter key: first the articles with a number, by its value, then those with a text or with true
 * or false, then those without the key. The last ones come last in both directions. The first value of a list counts.
 */
export function frontMatterSortKeys(key: string, descending: boolean): readonly SortKey[] {
  // The name is part of cursors, and of the statement, so it cannot contain the key itself.
  const name = hash('sha256', key, 'hex').slice(0, 12)
  return [
    {
      field: `number_${name}`,
      descending,
      value: sql`COALESCE((${firstValue(key, raw('v.number'))}), ${descending ? -far : far})`,
    },
    {
      field: `text_${name}`,
      descending,
      text: true,
      value: sql`COALESCE((${firstValue(key, raw('v.value'))}), ${descending ? '' : last})`,
    },
  ]
}

function firstValue(key: string, column: Sql): Sql {
  return sql`SELECT ${column} FROM "FrontMatterValue" v WHERE v."articleId" = a.id AND v.key = ${key}
    AND v.value <> 'null' ORDER BY v.position LIMIT 1`
}
