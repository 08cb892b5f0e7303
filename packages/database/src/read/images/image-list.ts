import { always, and, exists, raw, type Sql, sql } from '../../sql/sql.ts'
import { stringFilter } from '../filters/string-filter.ts'
import type { List } from '../paging/list.ts'
import type { SortKey } from '../paging/sort-keys.ts'
import type { ImageOrder, ImageWhere } from '../request/arguments.ts'
import { type Given, isGiven } from '../request/given.ts'
import { imageColumns } from '../rows/columns.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { imageVisible, listedUses } from '../visibility/image-visibility.ts'

export function imageTerms(order: Given<ImageOrder>): readonly SortKey[] {
  if (!order) return [{ field: 'url', descending: false, text: true }]
  const descending = order.direction !== 'ASC'
  return [
    { field: `by${order.field}`, descending },
    { field: 'id', descending },
  ]
}

const measures = { byBYTES: 'bytes', byWIDTH: 'width' } as const

export function imageList({ dialect, viewer }: Snapshot, where: Given<ImageWhere>, terms: readonly SortKey[]): List {
  // A use that lists may show is reason enough to show the picture: the same need not be looked for twice.
  const isShown = isGiven(where?.roles) || where?.missingAlt === true
  const condition = and([isShown ? always : imageVisible(viewer), imageFilter({ dialect, viewer }, where)])
  const columnOf = (field: string) => raw(`x."${field}"`)
  const field = terms[0]?.field ?? 'url'
  if (field === 'url') return { terms, columns: imageColumns, columnOf, from: raw('"Image" x'), where: () => condition }
  const measure =
    field === 'byBYTES' || field === 'byWIDTH'
      ? // Unknown is least: last where the greatest come first.
        raw(`COALESCE(x.${measures[field]}, -1)`)
      : sql`(SELECT COUNT(DISTINCT u."articleId") FROM ${listedUses(viewer)})`
  return {
    terms,
    columns: sql`${imageColumns}, ${columnOf(field)}`,
    columnOf,
    from: sql`(SELECT x.*, ${measure} AS ${raw(`"${field}"`)} FROM "Image" x WHERE ${condition}) x`,
    where: () => always,
  }
}

function imageFilter({ dialect, viewer }: Pick<Snapshot, 'dialect' | 'viewer'>, where: Given<ImageWhere>): Sql {
  if (!where) return always
  const { status, host, mimeType, roles, minWidth, missingAlt } = where
  const conditions = [stringFilter(dialect, raw('x."mimeType"'), mimeType)]
  if (status) conditions.push(dialect.among(raw('x.status'), status))
  if (isGiven(host)) conditions.push(sql`x.host = ${host}`)
  if (isGiven(minWidth)) conditions.push(sql`x.width >= ${minWidth}`)
  const inRoles = roles ? dialect.among(raw('u.role'), roles) : always
  if (roles) conditions.push(exists(sql`SELECT 1 FROM ${listedUses(viewer)} AND ${inRoles}`))
  if (isGiven(missingAlt)) {
    // Of the uses in these roles: what front matter names has no place for a text, so most ask of bodies.
    const missing = exists(sql`SELECT 1 FROM ${listedUses(viewer)} AND ${inRoles} AND COALESCE(u.alt, '') = ''`)
    conditions.push(missingAlt ? missing : sql`NOT ${missing}`)
  }
  return and(conditions)
}
