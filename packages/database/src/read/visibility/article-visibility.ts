import { anywhere, type Range, within } from '../../sql/range.ts'
import { always, and, never, raw, type Sql, sql } from '../../sql/sql.ts'
import type { Viewer } from '../request/viewer.ts'

/**
 * What lists may show this viewer, of an article or of a join that repeats its dates, under the alias `row`. A preview
 * sees everything.
 */
export function listed(viewer: Viewer, row: string): Sql {
  return and([listedWhenDue(viewer, row), within(sql`${raw(row)}."sortAt"`, due(viewer))])
}

/** The same but for `due`, where a list's other bounds on the date are to be joined with that one. */
export function listedWhenDue({ preview, now }: Viewer, row: string, column = raw(`${row}.listed`)): Sql {
  return preview ? always : and([sql`${column} = 1`, unexpired(row, now)])
}

/** When an article may have been published for this viewer to see it. */
export function due({ preview, now }: Viewer): Range {
  return preview ? anywhere : { atLeast: null, atMost: now }
}

/** Ids of the articles that no list may show this viewer: mostly a few, so it is quicker to count all but them. */
export function unlistedIds({ preview, now }: Viewer): Sql {
  if (preview) return sql`SELECT NULL WHERE ${never}`
  return sql`SELECT a.id FROM "Article" a WHERE a.listed = 0
    UNION ALL SELECT a.id FROM "Article" a WHERE a.listed = 1 AND a."sortAt" > ${now}
    UNION ALL SELECT a.id FROM "Article" a WHERE a."expiresAt" <= ${now}`
}

/** What an article's own address may show: hidden ones too. */
export function reachable({ preview, now }: Viewer, row: string): Sql {
  if (preview) return always
  return and([raw(`${row}.draft = 0`), sql`${raw(row)}.sortAt <= ${now}`, unexpired(row, now)])
}

function unexpired(row: string, now: number): Sql {
  const column = raw(`${row}."expiresAt"`)
  return sql`(${column} IS NULL OR ${column} > ${now})`
}
