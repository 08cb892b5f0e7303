import { always, and, exists, raw, type Sql, sql } from '../../sql/sql.ts'
import { stringFilter } from '../filters/string-filter.ts'
import type { List } from '../paging/list.ts'
import type { SortKey } from '../paging/sort-keys.ts'
import type { ImageOrder, ImageWhere } from '../request/arguments.ts'
import { isSet, type Optional } from '../request/optional.ts'
import { imageColumns } from '../rows/columns.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { listed } from '../visibility/article-visibility.ts'
import { imageVisible, listedUses } from '../visibility/image-visibility.ts'

export function imageSortKeys(order: Optional<ImageOrder>): readonly SortKey[] {
  if (!order) return [{ field: 'url', descending: false, text: true }]
  const descending = order.direction !== 'ASC'
  return [
    { field: `by${order.field}`, descending },
    { field: 'id', descending },
  ]
}

const measures = { byBYTES: 'bytes', byWIDTH: 'width' } as const

export function imageList(
  { dialect, viewer }: Snapshot,
  where: Optional<ImageWhere>,
  sortKeys: readonly SortKey[],
): List {
  // A use that lists may show makes the image visible, so a filter on uses replaces the check of visibility.
  const isShown = isSet(where?.roles) || where?.missingAlt === true
  const counted = isShown && hasOnlyUseFilters(where) ? { counted: usedImages({ dialect, viewer }, where) } : {}
  const condition = and([isShown ? always : imageVisible(viewer), imageFilter({ dialect, viewer }, where)])
  const columnOf = (field: string) => raw(`x."${field}"`)
  const field = sortKeys[0]?.field ?? 'url'
  if (field === 'url')
    return { ...counted, sortKeys, columns: imageColumns, columnOf, from: raw('"Image" x'), where: () => condition }
  const measure =
    field === 'byBYTES' || field === 'byWIDTH'
      ? // Unknown sizes count as the smallest.
        raw(`COALESCE(x.${measures[field]}, -1)`)
      : sql`(SELECT COUNT(DISTINCT u."articleId") FROM ${listedUses(viewer)})`
  return {
    ...counted,
    sortKeys,
    columns: sql`${imageColumns}, ${columnOf(field)}`,
    columnOf,
    from: sql`(SELECT x.*, ${measure} AS ${raw(`"${field}"`)} FROM "Image" x WHERE ${condition}) x`,
    where: () => always,
  }
}

function hasOnlyUseFilters(where: Optional<ImageWhere>): boolean {
  const { status, host, mimeType, minWidth, missingAlt } = where ?? {}
  return ![status, host, mimeType, minWidth].some(isSet) && missingAlt !== false
}

/**
 * SELECT of the images that a filter on uses finds. Without the index of `imageId`: one scan of all uses takes a third of
 * the time of a lookup for each image.
 */
function usedImages({ dialect, viewer }: Pick<Snapshot, 'dialect' | 'viewer'>, where: Optional<ImageWhere>): Sql {
  const conditions = [listed(viewer, 'u')]
  if (where?.roles) conditions.push(dialect.isOneOf(raw('u.role'), where.roles))
  if (where?.missingAlt) conditions.push(missesAlt)
  return sql`SELECT DISTINCT ${dialect.withoutIndex(raw('u."imageId"'))} FROM "ImageUse" u WHERE ${and(conditions)}`
}

const missesAlt = raw(`COALESCE(u.alt, '') = ''`)

function imageFilter({ dialect, viewer }: Pick<Snapshot, 'dialect' | 'viewer'>, where: Optional<ImageWhere>): Sql {
  if (!where) return always
  const { status, host, mimeType, roles, minWidth, missingAlt } = where
  const conditions = [stringFilter(dialect, raw('x."mimeType"'), mimeType)]
  if (status) conditions.push(dialect.isOneOf(raw('x.status'), status))
  if (isSet(host)) conditions.push(sql`x.host = ${host}`)
  if (isSet(minWidth)) conditions.push(sql`x.width >= ${minWidth}`)
  const inRoles = roles ? dialect.isOneOf(raw('u.role'), roles) : always
  if (roles) conditions.push(exists(sql`SELECT 1 FROM ${listedUses(viewer)} AND ${inRoles}`))
  if (isSet(missingAlt)) {
    // Limited to uses in these roles. Images from front matter have no alt text, so most clients select BODY.
    const missing = exists(sql`SELECT 1 FROM ${listedUses(viewer)} AND ${inRoles} AND ${missesAlt}`)
    conditions.push(missingAlt ? missing : sql`NOT ${missing}`)
  }
  return and(conditions)
}
