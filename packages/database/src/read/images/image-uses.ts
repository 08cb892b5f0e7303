import { always, and, raw, type Sql, sql } from '../../sql/sql.ts'
import type { NestedList } from '../paging/nested-list.ts'
import type { Page } from '../paging/page.ts'
import type { SortKey } from '../paging/sort-keys.ts'
import type { ImageRole } from '../request/arguments.ts'
import type { Optional } from '../request/optional.ts'
import { articleColumns, imageColumns } from '../rows/columns.ts'
import type { ImageUse } from '../rows/nodes.ts'
import type { Row } from '../rows/row-batch.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { listed } from '../visibility/article-visibility.ts'

/** The columns of an edge. `useWidth` and `useHeight` are those of the use; the image has its own. */
export interface UseColumns {
  readonly role: ImageRole
  readonly position: number
  readonly alt: string | null
  readonly useTitle: string | null
  readonly caption: string | null
  readonly useWidth: number | null
  readonly useHeight: number | null
  readonly referrerPolicy: string | null
}

export const useColumns = raw(
  `u.role, u.position, u.alt, u.title AS "useTitle", u.caption, u.width AS "useWidth", u.height AS "useHeight", u."referrerPolicy"`,
)

/** The sort key of a list without edges. */
const placeColumn = raw('u.position')

export function useOf(row: Row): ImageUse {
  // Both lists below select these columns.
  const use = row as Row & UseColumns
  return {
    role: use.role,
    position: use.position,
    alt: use.alt,
    title: use.useTitle,
    caption: use.caption,
    width: use.useWidth,
    height: use.useHeight,
    referrerPolicy: use.referrerPolicy,
  }
}

/** Front matter first, then the body from the top. */
export const imageSortKeys: readonly SortKey[] = [{ field: 'position', descending: false }]

/** The images of each article, one row for each use. */
export function imagesOfArticles(
  { dialect }: Snapshot,
  roles: Optional<readonly ImageRole[]>,
  extraColumns: Sql = placeColumn,
): NestedList {
  return {
    sortKeys: imageSortKeys,
    columns: sql`${imageColumns}, ${extraColumns}`,
    columnOf: () => raw('u.position'),
    from: raw('"ImageUse" u'),
    where: () => and([raw('u."articleId" = p.value'), roles ? dialect.isOneOf(raw('u.role'), roles) : always]),
    key: [raw('u.position')],
    keyIn: [raw('u.position')],
    nodes: raw('"ImageUse" u CROSS JOIN "Image" x'),
    joined: raw('u."articleId" = p.value AND x.id = u."imageId"'),
    numbered: (page) => (roles ? null : numbersOf(page)),
  }
}

/** An import numbers the uses of an article from 0 without gaps. */
function numbersOf({ after: start, before, backward, offset, size }: Page): Sql | null {
  if (before || backward || offset) return null
  const first = start ? Number(start[0]) + 1 : 0
  return sql`u.position >= ${first} AND u.position < ${first + size}`
}

/** Newest article first. */
export const useSortKeys: readonly SortKey[] = [
  { field: 'sortAt', descending: true, instant: true },
  { field: 'id', descending: true },
  { field: 'position', descending: true },
]

/** The articles of each image that lists may show, one row for each use. */
export function articlesOfImages({ dialect, viewer }: Snapshot, roles: Optional<readonly ImageRole[]>): NestedList {
  const key = [raw('u."articleId"'), raw('u.position')]
  return {
    sortKeys: useSortKeys,
    columns: sql`${articleColumns}, ${useColumns}`,
    columnOf: (field) => raw(field === 'id' ? 'u."articleId"' : `u."${field}"`),
    from: raw('"ImageUse" u'),
    where: () =>
      and([raw('u."imageId" = p.value'), listed(viewer, 'u'), roles ? dialect.isOneOf(raw('u.role'), roles) : always]),
    key,
    keyIn: key,
    nodes: raw('"ImageUse" u CROSS JOIN "Article" a'),
    joined: raw('a.id = u."articleId"'),
  }
}
