import { type CountedArticle, countedColumns, Tally } from '../../counters/tally.ts'
import { instant, raw, type Sql, sql } from '../../sql/sql.ts'
import { dayNumbers } from '../../time/day-numbers.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import type { OtherSums } from '../snapshot/other-articles.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { nextChangeAt } from '../visibility/article-visibility.ts'

/**
 * The sums that the stored counters lack. An import counts the articles that are listed without an end, whether they are due or
 * not. So those that are not due are subtracted, and those that expire later are added. If most articles are not due, those that
 * are due are counted instead. The sums are kept: at a later time, only articles that became due or expired since are read.
 */
export function otherSums(snapshot: Snapshot): Awaitable<OtherSums> {
  const { viewer } = snapshot
  return after(snapshot.archive(), ({ others }): Awaitable<OtherSums> => {
    if (viewer.preview)
      return (
        others.preview ??
        after(previewSums(snapshot), (sums) => {
          others.preview = sums
          return sums
        })
      )
    const { now } = viewer
    const known = others.public
    if (known !== null && known.from <= now && now < known.until) return known.sums
    const sums = known !== null && known.from <= now ? moved(snapshot, known.sums, known.from) : publicSums(snapshot)
    return after(sums, (sums) =>
      after(snapshot.all<{ at: number | null }>(nextChangeAt(now)), ([next]) => {
        others.public = { sums, from: now, until: next?.at ?? Number.POSITIVE_INFINITY }
        return sums
      }),
    )
  })
}

const columns = raw(countedColumns.map((column) => `a."${column}"`).join(', '))
const counted = sql`SELECT ${columns}, 1 AS sign FROM "Article" a`

type Signed = CountedArticle & { readonly sign: number }

/** A preview gets all that an import leaves out. */
function previewSums(snapshot: Snapshot): Awaitable<OtherSums> {
  const listed = sql`${snapshot.dialect.withoutIndex(raw('a.listed'))} = TRUE`
  const articles = sql`${counted} WHERE a.listed = FALSE UNION ALL ${counted} WHERE a."expiresAt" IS NOT NULL AND ${listed}`
  return after(site(snapshot), ({ timeZone }) => tallied(snapshot, articles, emptyTally(timeZone), false))
}

function publicSums(snapshot: Snapshot): Awaitable<OtherSums> {
  const { viewer, dialect } = snapshot
  const now = instant(viewer.now)
  const listed = sql`${dialect.withoutIndex(raw('a.listed'))} = TRUE`
  const expiring = sql`${counted} WHERE a."expiresAt" > ${now} AND ${listed}
    AND ${dialect.withoutIndex(raw('a."sortAt"'))} <= ${now}`
  return after(site(snapshot), ({ timeZone, all, waiting }) => {
    const isWhole = waiting > all / 2
    const others = isWhole
      ? sql`${counted} WHERE a.listed = TRUE AND a."sortAt" <= ${now} AND a."expiresAt" IS NULL`
      : sql`SELECT ${columns}, -1 AS sign FROM "Article" a WHERE a.listed = TRUE AND a."sortAt" > ${now} AND a."expiresAt" IS NULL`
    return tallied(snapshot, sql`${others} UNION ALL ${expiring}`, emptyTally(timeZone), isWhole)
  })
}

/** The sums at the viewer's time, made from those of an earlier time. */
function moved(snapshot: Snapshot, { tally, isWhole }: OtherSums, from: number): Awaitable<OtherSums> {
  const [before, now] = [instant(from), instant(snapshot.viewer.now)]
  const { dialect } = snapshot
  const listed = sql`${dialect.withoutIndex(raw('a.listed'))} = TRUE`
  const sortAt = dialect.withoutIndex(raw('a."sortAt"'))
  const articles = sql`${counted} WHERE a.listed = TRUE AND a."sortAt" > ${before} AND a."sortAt" <= ${now}
      AND (a."expiresAt" IS NULL OR a."expiresAt" > ${now})
    UNION ALL SELECT ${columns}, -1 AS sign FROM "Article" a WHERE a."expiresAt" > ${before} AND a."expiresAt" <= ${now}
      AND ${listed} AND ${sortAt} <= ${before}`
  return tallied(snapshot, articles, tally.copy(), isWhole)
}

/** The time zone, the articles in the counters, and how many of them are not due. */
function site(snapshot: Snapshot): Awaitable<{ timeZone: string; all: number; waiting: number }> {
  const query = sql`SELECT "timeZone",
      COALESCE((SELECT articles FROM "Counter" WHERE kind = ${'ALL'} AND one = 0 AND other = 0), 0) AS "all",
      (SELECT COUNT(*) FROM "Article" a WHERE a.listed = TRUE AND a."sortAt" > ${instant(snapshot.viewer.now)}
        AND a."expiresAt" IS NULL) AS waiting
    FROM "Site" WHERE id = 1`
  return after(
    snapshot.all<{ timeZone: string; all: number; waiting: number }>(query),
    ([site]) => site ?? { timeZone: 'UTC', all: 0, waiting: 0 },
  )
}

function emptyTally(timeZone: string): Tally {
  return new Tally(dayNumbers(timeZone))
}

/** Adds the articles of a statement to a tally. */
function tallied(snapshot: Snapshot, articles: Sql, tally: Tally, isWhole: boolean): Awaitable<OtherSums> {
  return after(snapshot.all<Signed>(articles), (rows) => {
    for (const row of rows) tally.add(row, row.sign > 0 ? 1 : -1)
    return { tally, isWhole }
  })
}
