import type { WriteConnection } from '../connection/write-connection.ts'
import { diagnostic, type WholeNote } from './diagnostic-row.ts'
import { meantYear } from './meant-year.ts'

const YEAR = 365.25 * 24 * 3_600_000

interface DatedArticle {
  id: number
  file: string
  sortAt: number
  dateRaw: string | null
}

/**
 * Reports the articles that their dates keep out of every list although they are published: dates more than a year ahead,
 * one note a year of the calendar, and articles that have expired.
 * @param now milliseconds since 1970
 */
export function hiddenByDate(connection: WriteConnection, now: number): WholeNote[] {
  return [...farAhead(connection, now), ...expired(connection, now)]
}

function farAhead(connection: WriteConnection, now: number): WholeNote[] {
  const articles = connection.all<DatedArticle>(
    'SELECT id, file, sortAt, dateRaw FROM Article WHERE listed = TRUE AND sortAt > ? ORDER BY sortAt, file',
    now + YEAR,
  )
  const years = Map.groupBy(articles, ({ sortAt }) => new Date(sortAt).getUTCFullYear())
  return [...years].flatMap(([year, [first, ...others]]) => {
    if (first === undefined) return []
    const meant = meantYear(year, new Date(now).getUTCFullYear())
    const also = alsoTrue(others.length)
    const message = `The article is in no list before its date, ${dateOf(first, year)}.${also}`
    const hint =
      meant === null
        ? 'Nothing, if this date is meant. Set draft: true for an article that is never shown.'
        : `Perhaps the year ${meant} was meant: correct the date.`
    return [
      {
        ...diagnostic(meant === null ? 'INFO' : 'WARNING', 'date-far-ahead', message, hint, String(year)),
        file: first.file,
        articleId: first.id,
      },
    ]
  })
}

/** The date as it is written, if it has this year. Otherwise another key decides when the article is shown. */
function dateOf({ dateRaw, sortAt }: DatedArticle, year: number): string {
  return dateRaw?.includes(String(year)) ? dateRaw : dayOf(sortAt)
}

function expired(connection: WriteConnection, now: number): WholeNote[] {
  const never = expiredArticles(connection, now, 'expiresAt <= sortAt')
  const past = expiredArticles(connection, now, 'expiresAt > sortAt')
  return [
    ...never.map(({ id, file, day, others }) => {
      const also = alsoTrue(others)
      const message = `The article expires on ${day}, before its own date, so no list ever shows it.${also}`
      const hint = 'Correct the date on which it expires, or its date.'
      return {
        ...diagnostic('WARNING', 'expires-before-date', message, hint, 'expires before its date'),
        file,
        articleId: id,
      }
    }),
    ...past.map(({ id, file, day, others }) => {
      const also = alsoTrue(others)
      const message = `The article expired on ${day}, so it is in no list.${also}`
      const hint = 'Nothing, if this is meant. Otherwise remove the date on which it expires.'
      return { ...diagnostic('INFO', 'article-expired', message, hint, 'expired'), file, articleId: id }
    }),
  ]
}

/** The article of this kind that expired last, and the number of others. No article if there is none. */
function expiredArticles(
  connection: WriteConnection,
  now: number,
  kind: string,
): { id: number; file: string; day: string; others: number }[] {
  // Otherwise, SQLite would read all articles that lists may show.
  const where = `id IN (SELECT id FROM Article WHERE expiresAt <= ?) AND listed = TRUE AND ${kind}`
  const last = connection.get<{ id: number; file: string; expiresAt: number }>(
    `SELECT id, file, expiresAt FROM Article WHERE ${where} ORDER BY expiresAt DESC, file LIMIT 1`,
    now,
  )
  if (last === undefined) return []
  const count =
    connection.get<{ count: number }>(`SELECT COUNT(*) AS count FROM Article WHERE ${where}`, now)?.count ?? 1
  return [{ id: last.id, file: last.file, day: dayOf(last.expiresAt), others: count - 1 }]
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().replace(/T.*/, '')
}

function alsoTrue(others: number): string {
  if (others === 0) return ''
  return ` The same is true of ${others === 1 ? '1 other article' : `${others} other articles`}.`
}
