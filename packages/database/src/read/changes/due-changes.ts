import { type ChangedType, changedTypes } from '../../schema/changed-types.ts'
import type { Periods } from '../../schema/listed-periods.ts'
import { instant, raw, type Sql, sql } from '../../sql/sql.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import type { Viewer } from '../request/viewer.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { imageVisible } from '../visibility/image-visibility.ts'
import { type Join, joins } from '../visibility/joins.ts'
import { namedVisible } from '../visibility/term-visibility.ts'
import type { Change } from './change-reader.ts'
import type { ChangeRun } from './change-run.ts'
import type { RecordedChange } from './recorded-change.ts'
import { movedAt, shownAt, shownThroughout } from './shown-periods.ts'

/**
 * Changes between the two instants of a run that no import recorded: articles that became visible or expired. Ordered by type
 * and id. Nodes that an import recorded after the run's end count with their state before that import.
 */
export function dueChanges(snapshot: Snapshot, run: ChangeRun): Awaitable<Change[]> {
  if (run.from.instant === run.to.instant) return []
  return after(readArticles(snapshot, run), (articles) =>
    after(articles.length && !snapshot.viewer.preview ? readNamed(snapshot, run) : [], (named) =>
      after(readLater(snapshot, run), (later) =>
        [...articles.flatMap((article) => articleChange(snapshot.viewer, run, article)), ...named, ...later].toSorted(
          (a, b) => changedTypes.indexOf(a.type) - changedTypes.indexOf(b.type) || a.id - b.id,
        ),
      ),
    ),
  )
}

interface DueArticle {
  id: number
  listed: 0 | 1
  draft: 0 | 1
  sortAt: number
  expiresAt: number | null
  noted: 0 | 1
}

function readArticles(snapshot: Snapshot, run: ChangeRun): Awaitable<DueArticle[]> {
  return snapshot.all<DueArticle>(
    sql`SELECT a.id, a.listed, a.draft, a."sortAt", a."expiresAt", ${notedSince(run, 'ARTICLE', raw('a.id'))} AS noted
      FROM "Article" a WHERE a.id IN (${dueIds(run)})`,
  )
}

/** A preview always sees the article, but its status changes. */
function articleChange({ preview }: Viewer, run: ChangeRun, article: DueArticle): Change[] {
  if (article.noted) return []
  const periods: Periods = [[article.sortAt, article.expiresAt]]
  if (!preview) return article.listed ? shownChange(run, 'ARTICLE', article.id, periods) : []
  const at = movedAt(periods, run.to.instant) ?? run.to.instant
  return article.draft ? [] : [{ kind: 'UPDATED', type: 'ARTICLE', id: article.id, at }]
}

function shownChange({ from, to }: ChangeRun, type: ChangedType, id: number, periods: Periods): Change[] {
  const [was, is] = [shownAt(periods, from.instant), shownAt(periods, to.instant)]
  const kind = shownKind(was, is, !shownThroughout(periods, from.instant, to.instant))
  return kind ? [{ kind, type, id, at: movedAt(periods, to.instant) ?? to.instant }] : []
}

/** Includes nodes that were hidden for a time between: a client may have received them as missing. */
function shownKind(was: boolean, is: boolean, gone: boolean): Change['kind'] | null {
  if (was) return is ? (gone ? 'UPDATED' : null) : 'DELETED'
  return is ? 'CREATED' : null
}

/** SELECT of the ids of articles that became visible or expired. */
function dueIds({ from, to }: ChangeRun): Sql {
  const within = (column: string) =>
    sql`SELECT a.id FROM "Article" a WHERE ${raw(column)} > ${instant(from.instant)} AND ${raw(column)} <= ${instant(to.instant)}`
  return sql`${within('a."sortAt"')} UNION ${within('a."expiresAt"')}`
}

const namedTypes = [
  ['AUTHOR', joins.author],
  ['CATEGORY', joins.category],
  ['TAG', joins.tag],
  ['IMAGE', { table: 'ImageUse', id: 'imageId', named: 'Image' }],
] as const

interface DueNamed {
  id: number
  was: 0 | 1
  is: 0 | 1
  /** Whether there was a moment at which no listed article used the node. */
  gone: 0 | 1
  at: number
}

/** Terms and images that only these articles use. */
function readNamed(
  snapshot: Snapshot,
  run: ChangeRun,
  [first, ...others]: readonly (typeof namedTypes)[number][] = namedTypes,
): Awaitable<Change[]> {
  if (!first) return []
  const [type, join] = first
  const visible = (instant: number) => {
    const viewer = { preview: false, now: instant }
    return join.named === 'Image' ? imageVisible(viewer) : namedVisible(viewer, join as Join)
  }
  const [table, column] = [raw(`"${join.table}"`), raw(`"${join.id}"`)]
  const standing = sql`SELECT 1 FROM ${table} o WHERE o.${column} = j.${column} AND o.listed = TRUE
    AND o."sortAt" <= a."expiresAt" AND (o."expiresAt" IS NULL OR o."expiresAt" > a."expiresAt")`
  const query = sql`SELECT x.id, ${visible(run.from.instant)} AS was, ${visible(run.to.instant)} AS "is", w.gone, w.at FROM (
      SELECT j.${column} AS id,
        MAX(CASE WHEN a."expiresAt" > ${instant(run.from.instant)} AND a."expiresAt" <= ${instant(run.to.instant)}
          AND NOT EXISTS (${standing}) THEN 1 ELSE 0 END) AS gone,
        MAX(CASE WHEN a."expiresAt" <= ${instant(run.to.instant)} THEN a."expiresAt" ELSE a."sortAt" END) AS at
      FROM "Article" a CROSS JOIN ${table} j
      WHERE a.id IN (${dueIds(run)}) AND a.listed = TRUE AND j."articleId" = a.id GROUP BY 1
    ) w CROSS JOIN ${raw(`"${join.named}"`)} x WHERE x.id = w.id AND NOT ${notedSince(run, type, raw('x.id'))}`
  return after(snapshot.all<DueNamed>(query), (rows) => {
    const found = rows.flatMap(({ id, was, is, gone, at }): Change[] => {
      const kind = shownKind(was === 1, is === 1, gone === 1)
      return kind ? [{ kind, type, id, at }] : []
    })
    return after(readNamed(snapshot, run, others), (rest) => [...found, ...rest])
  })
}

/** Changes that imports recorded after the run's end, and not within it. */
function readLater(snapshot: Snapshot, run: ChangeRun): Awaitable<Change[]> {
  if (snapshot.viewer.preview || run.to.revision === run.current) return []
  const query = sql`SELECT c.type, c."nodeId" AS id, c.seen FROM "Change" c WHERE c.revision > ${run.to.revision}
    AND NOT EXISTS (SELECT 1 FROM "Change" e WHERE e.type = c.type AND e."nodeId" = c."nodeId"
      AND e.revision > ${run.from.revision} AND e.revision < c.revision)`
  return after(snapshot.all<Pick<RecordedChange, 'type' | 'id' | 'seen'>>(query), (rows) =>
    rows.flatMap(({ type, id, seen }) => {
      // The writer wrote this JSON.
      const { before } = JSON.parse(seen) as { before: Periods }
      return shownChange(run, type, id, before)
    }),
  )
}

function notedSince({ from }: ChangeRun, type: ChangedType, id: Sql): Sql {
  return sql`EXISTS (SELECT 1 FROM "Change" c WHERE c.type = ${type} AND c."nodeId" = ${id}
    AND c.revision > ${from.revision})`
}
