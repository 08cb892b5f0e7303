import { always, and, raw, type Sql, sql } from '../../sql/sql.ts'
import { stringFilter } from '../filters/string-filter.ts'
import type { List } from '../paging/selection.ts'
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
  const condition = and([isShown ? always : imageVisible(viewer), imageFilter({ dialect, viewer }, where)])
  const columnOf = (field: string) => raw(`x."${field}"`)
  const field = sortKeys[0]?.field ?? 'url'
  const counted =
    isShown && hasOnlyUseFilters(where)
      ? usedImages({ dialect, viewer }, where)
      : sql`SELECT 1 FROM "Image" x WHERE ${condition}`
  const list = { counted, scanned: isSet(where) || field !== 'url', sortKeys, columnOf }
  if (field === 'url') return { ...list, columns: imageColumns, from: raw('"Image" x'), where: () => condition }
  const measure =
    field === 'byBYTES' || field === 'byWIDTH'
      ? // Unknown sizes count as the smallest.
        raw(`COALESCE(x.${measures[field]}, -1)`)
      : sql`(SELECT COUNT(DISTINCT u."articleId") FROM ${listedUses(viewer)})`
  return {
    ...list,
    columns: sql`${imageColumns}, ${columnOf(field)}`,
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
  // Other statuses and a host may have most of the images. Without an index SQLite reads them in the order of the list, and
  // stops at the end of the page. With it, it reads and sorts them all.
  const isRare = status?.every((each) => each === 'MISSING')
  if (status) conditions.push(dialect.isOneOf(isRare ? raw('x.status') : dialect.withoutIndex(raw('x.status')), status))
  if (isSet(host)) conditions.push(sql`${dialect.withoutIndex(raw('x.host'))} = ${host}`)
  if (isSet(minWidth)) conditions.push(sql`x.width >= ${minWidth}`)
  const isUsed = (used: ImageWhere) =>
    sql`${dialect.withoutIndex(raw('x.id'))} IN (${usedImages({ dialect, viewer }, used)})`
  if (roles && missingAlt !== true) conditions.push(isUsed({ roles }))
  if (isSet(missingAlt)) {
    // Limited to uses in these roles. Images from front matter have no alt text, so most clients select BODY.
    const missing = isUsed({ roles, missingAlt: true })
    conditions.push(missingAlt ? missing : sql`NOT ${missing}`)
  }
  return and(conditions)
}
