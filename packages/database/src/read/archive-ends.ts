import { UNDATED } from '../write/listing.ts'
import { type Awaitable, after } from './awaitable.ts'
import type { Snapshot } from './snapshot.ts'
import { sql } from './sql.ts'

/** The site's time zone, and the dates of its first and last article that has one, seen or not. */
export interface ArchiveEnds {
  readonly timeZone: string
  readonly first: number | null
  readonly last: number | null
}

/** Two looks at an index. */
export function readEnds(snapshot: Snapshot): Awaitable<ArchiveEnds> {
  const query = sql`SELECT "timeZone",
    (SELECT a."sortAt" FROM "Article" a WHERE a."sortAt" > ${UNDATED} ORDER BY a."sortAt", a.id LIMIT 1) AS first,
    (SELECT a."sortAt" FROM "Article" a WHERE a."sortAt" > ${UNDATED} ORDER BY a."sortAt" DESC, a.id DESC LIMIT 1) AS last
    FROM "Site" WHERE id = 1`
  return after(snapshot.all<ArchiveEnds>(query), ([ends]) => ends ?? { timeZone: 'UTC', first: null, last: null })
}
