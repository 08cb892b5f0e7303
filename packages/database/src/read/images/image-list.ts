import { allRoles, roleBits } from '../../schema/image-roles.ts'
import { always, and, instant, not, raw, type Sql, sql } from '../../sql/sql.ts'
import { stringFilter } from '../filters/string-filter.ts'
import type { List } from '../paging/selection.ts'
import type { SortKey } from '../paging/sort-keys.ts'
import type { ImageOrder, ImageWhere } from '../request/arguments.ts'
import { isSet, type Optional } from '../request/optional.ts'
import type { Viewer } from '../request/viewer.ts'
import { imageColumns } from '../rows/columns.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { imageVisible, isUsed, listedUses } from '../visibility/image-visibility.ts'

export function imageSortKeys(order: Optional<ImageOrder>): readonly SortKey[] {
  if (!order) return [{ field: 'shortUrl', descending: false, text: true }]
  const descending = order.direction !== 'ASC'
  return [
    { field: `by${order.field}`, descending },
    { field: 'id', descending },
  ]
}

const measures = { byBYTES: 'bytes', byWIDTH: 'width' } as const

export function imageList(snapshot: Snapshot, where: Optional<ImageWhere>, sortKeys: readonly SortKey[]): List {
  const { dialect, viewer } = snapshot
  const condition = and([imageVisible(viewer), imageFilter(snapshot, where)])
  const columnOf = (field: string) => raw(field === 'shortUrl' ? 'x.url' : `x."${field}"`)
  const field = sortKeys[0]?.field ?? 'shortUrl'
  const table = raw('"Image" x')
  const scanned = dialect.scanOf(table) ?? table
  const counted = () => sql`SELECT 1 FROM ${isRare(where) ? table : scanned} WHERE ${condition}`
  const key = [raw('x.id')]
  const list = { counted, key, sortKeys, columnOf, scanned: isSet(where) || field !== 'shortUrl' }
  if (field !== 'shortUrl') {
    const from = sql`(SELECT x.*, ${measureOf(viewer, field)} AS ${raw(`"${field}"`)} FROM ${scanned} WHERE ${condition}) x`
    return { ...list, columns: sql`${imageColumns}, ${columnOf(field)}`, from, where: () => always }
  }
  const columns = sql`${imageColumns}, x.url AS "shortUrl"`
  const byUrl = { ...list, columns, from: table, where: () => condition }
  if (!where || isRare(where) || dialect.scanOf(table) === null) return byUrl
  return {
    ...byUrl,
    scan: {
      from: scanned,
      unfiltered: imageList(snapshot, null, sortKeys),
      table,
      node: raw('x.id'),
      columns,
      keyColumns: [],
    },
  }
}

/** The value by which images are sorted. */
function measureOf(viewer: Viewer, field: string): Sql {
  // Unknown sizes count as the smallest.
  if (field === 'byBYTES' || field === 'byWIDTH') return raw(`COALESCE(x.${measures[field]}, -1)`)
  const uses = sql`(SELECT COUNT(DISTINCT u."articleId") FROM ${listedUses(viewer)})`
  return viewer.preview
    ? uses
    : sql`CASE WHEN x."settledAt" <= ${instant(viewer.now)} THEN x."usageCount" ELSE ${uses} END`
}

/** Whether an index finds the few images that the filter can find. */
function isRare(where: Optional<ImageWhere>): boolean {
  return isSet(where?.status) && where.status.every((each) => each === 'MISSING')
}

function imageFilter({ dialect, viewer }: Snapshot, where: Optional<ImageWhere>): Sql {
  if (!where) return always
  const { status, host, mimeType, roles, minWidth, missingAlt } = where
  const conditions = [stringFilter(dialect, raw('x."mimeType"'), mimeType)]
  if (status)
    conditions.push(dialect.isOneOf(isRare(where) ? raw('x.status') : dialect.withoutIndex(raw('x.status')), status))
  if (isSet(host)) conditions.push(sql`x.host = ${host}`)
  if (isSet(minWidth)) conditions.push(sql`x.width >= ${minWidth}`)
  // Limited to uses in these roles. Images from front matter have no alt text, so most clients select BODY.
  const bits = roles ? roles.reduce((sum, role) => sum | roleBits[role], 0) : allRoles
  const hasRole = roles ? dialect.isOneOf(raw('u.role'), roles) : always
  if (roles && missingAlt !== true) conditions.push(isUsed(viewer, raw(`x.roles & ${bits} <> 0`), hasRole))
  if (isSet(missingAlt)) {
    const missesAlt = and([raw(`COALESCE(u.alt, '') = ''`), hasRole])
    const missing = isUsed(viewer, raw(`x."rolesNoAlt" & ${bits} <> 0`), missesAlt)
    conditions.push(missingAlt ? missing : not(missing))
  }
  return and(conditions)
}
