import { hash } from 'node:crypto'
import { and, join, raw, type Sql, sql } from '../../sql/sql.ts'
import type { List, Ranges } from '../paging/selection.ts'
import type { ColumnOf, SortKey } from '../paging/sort-keys.ts'

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
      frontMatterKey: key,
      value: sql`COALESCE((${firstValue(key, raw('v.number'))}), ${farthest(descending)})`,
    },
    {
      field: `text_${name}`,
      descending,
      text: true,
      frontMatterKey: key,
      value: sql`COALESCE((${firstValue(key, raw('v.value'))}), ${lastText(descending)})`,
    },
  ]
}

function firstValue(key: string, column: Sql): Sql {
  // The empty text has no effect on the key, and keeps SQLite from reading all articles' values in the index of the key.
  return sql`SELECT ${column} FROM "FrontMatterValue" v
    WHERE v."articleId" = a.id AND v.key || '' = ${key} AND v."isFirst" = TRUE`
}

function isFirstOf(key: string): Sql {
  return sql`v.key = ${key} AND v."isFirst" = TRUE`
}

/**
 * The ranges of a list in the order of one front matter key: the articles with a number, those with another value, those
 * without one. The index of the values has the first two.
 * @param shownOf makes the condition on the article, `a`, which most lists do not need
 * @returns null for a list in another order
 */
export function frontMatterRanges(list: List, shownOf: () => Sql): Ranges | null {
  const [number, text, id, another] = list.sortKeys
  if (number?.frontMatterKey === undefined || !text || !id || another) return null
  const shown = shownOf()
  const key = number.frontMatterKey
  const columns: Readonly<Record<string, Sql>> = {
    [number.field]: raw('v.number'),
    [text.field]: raw('v.value'),
    [id.field]: raw('v."articleId"'),
  }
  const valued = (isNumber: Sql, sortKeys: readonly SortKey[]): List => ({
    sortKeys,
    columns: list.columns,
    columnOf: (field) => columns[field] ?? list.columnOf(field),
    from: raw('"FrontMatterValue" v CROSS JOIN "Article" a'),
    where: () => and([isFirstOf(key), isNumber, raw('a.id = v."articleId"'), shown]),
  })
  const without = sql`a.id NOT IN (SELECT v."articleId" FROM "FrontMatterValue" v WHERE ${isFirstOf(key)})`
  return {
    lists: [
      valued(raw('v.number IS NOT NULL'), [number, text, id]),
      valued(raw('v.number IS NULL'), [text, id]),
      {
        sortKeys: [id],
        columns: list.columns,
        columnOf: list.columnOf,
        from: list.from,
        where: () => and([without, shown]),
      },
    ],
    rangeOf: ([numberAt, textAt]) => {
      if (numberAt !== farthest(number.descending)) return 0
      return textAt === lastText(text.descending) ? 2 : 1
    },
  }
}

/** Tables with the values of the front matter keys among the sort keys, to join to all articles, and their columns. */
export function frontMatterTables(
  sortKeys: readonly SortKey[],
  columnOf: ColumnOf,
): { joins: Sql; columnOf: ColumnOf } {
  const keys = [...new Set(sortKeys.flatMap(({ frontMatterKey }) => frontMatterKey ?? []))]
  const joins = keys.map((key, at) => {
    // Materialised, so that one index of the values is made. A lookup for each article takes three times as long.
    const values = sql`WITH m AS MATERIALIZED (SELECT v."articleId", v.number, v.value FROM "FrontMatterValue" v WHERE ${isFirstOf(key)}) SELECT * FROM m`
    return sql` LEFT JOIN (${values}) ${raw(`f${at}`)} ON ${raw(`f${at}`)}."articleId" = a.id`
  })
  return {
    joins: join(joins, ''),
    columnOf: (field) => {
      const sortKey = sortKeys.find((each) => each.field === field)
      if (sortKey?.frontMatterKey === undefined) return columnOf(field)
      const table = `f${keys.indexOf(sortKey.frontMatterKey)}`
      return sortKey.text
        ? sql`COALESCE(${raw(`${table}.value`)}, ${lastText(sortKey.descending)})`
        : sql`COALESCE(${raw(`${table}.number`)}, ${farthest(sortKey.descending)})`
    },
  }
}

/** The value of the key of numbers in articles without a number. */
function farthest(descending: boolean): number {
  return descending ? -far : far
}

/** The value of the key of texts in articles without a value. */
function lastText(descending: boolean): string {
  return descending ? '' : last
}
