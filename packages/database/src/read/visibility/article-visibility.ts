import { anywhere, type Range, within } from '../../sql/range.ts'
import { always, and, instant, raw, type Sql, sql } from '../../sql/sql.ts'
import type { Viewer } from '../request/viewer.ts'

/**
 * The condition on what lists may show this viewer. `row` is the alias of an article, or of a join table that repeats
 * its dates. A preview shows everything.
 */
export function listed(viewer: Viewer, row: string): Sql {
  return and([listedWhenDue(viewer, row), within(sql`${raw(row)}."sortAt"`, due(viewer))])
}

/** As `listed`, without the bounds of `due`, for lists that merge these bounds with others. */
export function listedWhenDue({ preview, now }: Viewer, row: string, column = raw(`${row}.listed`)): Sql {
  return preview ? always : and([sql`${column} = TRUE`, unexpired(row, now)])
}

/** Bounds on `sortAt` of the articles that are published for this viewer. */
export function due({ preview, now }: Viewer): Range {
  return preview ? anywhere : { atLeast: null, atMost: now }
}

/**
 * SELECT of the articles that no list may show this viewer. They are usually few, so excluding them is faster than selecting
 * the others.
 * @param column the column of numbers that identify them
 */
export function unlistedIds({ preview, now }: Viewer, column: 'id' | 'searchId' = 'id'): Sql {
  const from = raw(`SELECT a."${column}" FROM "Article" a`)
  if (preview) return sql`${from} WHERE FALSE`
  return sql`${from} WHERE a.listed = FALSE
    UNION ALL ${from} WHERE a.listed = TRUE AND a."sortAt" > ${instant(now)}
    UNION ALL ${from} WHERE a."expiresAt" <= ${instant(now)}`
}

/** SELECT of the next time `at` after `now` at which an article becomes due or expires, or null. */
export function nextChangeAt(now: number): Sql {
  return sql`SELECT min(at) AS at FROM (SELECT min(a."sortAt") AS at FROM "Article" a WHERE a."sortAt" > ${instant(now)}
    UNION ALL SELECT min(a."expiresAt") FROM "Article" a WHERE a."expiresAt" > ${instant(now)}) moves`
}

/** The condition on articles that their own address may show. Includes hidden ones. */
export function reachable({ preview, now }: Viewer, row: string): Sql {
  if (preview) return always
  return and([raw(`${row}.draft = FALSE`), sql`${raw(row)}."sortAt" <= ${instant(now)}`, unexpired(row, now)])
}

function unexpired(row: string, now: number): Sql {
  const column = raw(`${row}."expiresAt"`)
  return sql`(${column} IS NULL OR ${column} > ${instant(now)})`
}
