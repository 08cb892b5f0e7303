import type { Dialect } from '../../sql/dialect.ts'
import { within } from '../../sql/range.ts'
import { and, exists, not, raw, type Sql, sql } from '../../sql/sql.ts'
import type { Viewer } from '../request/viewer.ts'
import { due, listedWhenDue } from './article-visibility.ts'

/** The columns by which the versions of a story are sorted: when they were saved, then by file name. */
export function versionOrder(row: string): Sql {
  return raw(['"sortUpdatedAt"', '"sortAt"', 'file'].map((column) => `${row}.${column}`).join(', '))
}

/**
 * The condition on articles, `a`, that are the newest version of their story that lists may show this viewer. An article
 * without other versions is one too.
 */
export function isCanonical(dialect: Dialect, viewer: Viewer): Sql {
  const [shown, date] = [dialect.withoutIndex(raw('b.listed')), dialect.withoutIndex(raw('b."sortAt"'))]
  const newer = sql`(${versionOrder('b')}) > (${versionOrder('a')})`
  const conditions = and([
    raw('b."storyId" = a."storyId"'),
    listedWhenDue(viewer, 'b', shown),
    within(date, due(viewer)),
    newer,
  ])
  return sql`(a."storyId" IS NULL OR a."storyId" < 0 OR ${not(exists(sql`SELECT 1 FROM "Article" b WHERE ${conditions}`))})`
}
