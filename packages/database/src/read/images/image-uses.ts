import { always, and, raw, type Sql, sql } from '../../sql/sql.ts'
import type { NestedList } from '../paging/nested-list.ts'
import type { Page } from '../paging/page.ts'
import type { SortKey } from '../paging/sort-keys.ts'
import type { ImageRole } from '../request/arguments.ts'
import type { Given } from '../request/given.ts'
import { articleColumns, imageColumns } from '../rows/columns.ts'
import type { ImageUse } from '../rows/nodes.ts'
import type { Row } from '../rows/row-batch.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { listed } from '../visibility/article-visibility.ts'

/** An edge's columns beside its node's; the picture has a width of its own. */
interface UseColumns {
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

/** What a list of nodes alone is ordered by. */
const placeColumn = raw('u.position')

export function useOf(row: Row): ImageUse {
  // Both lists below select these.
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
export const imageTerms: readonly SortKey[] = [{ field: 'position', descending: false }]

/** The pictures of each article, one row a use. */
export function imagesOfArticles(
  { dialect }: Snapshot,
  roles: Given<readonly ImageRole[]>,
  said: Sql = placeColumn,
): NestedList {
  return {
    terms: imageTerms,
    columns: sql`${imageColumns}, ${said}`,
    columnOf: () => raw('u.position'),
    from: raw('"ImageUse" u'),
    where: () => and([raw('u."articleId" = p.value'), roles ? dialect.among(raw('u.role'), roles) : always]),
    key: raw('u.position'),
    keyIn: raw('u.position'),
    nodes: raw('"ImageUse" u CROSS JOIN "Image" x'),
    joined: raw('u."articleId" = p.value AND x.id = u."imageId"'),
    numbered: (page) => (roles ? null : numbersOf(page)),
  }
}

/** An import numbers an article's uses from 0 without a gap. */
function numbersOf({ after: start, before, backward, offset, size }: Page): Sql | null {
  if (before || backward || offset) return null
  const first = start ? Number(start[0]) + 1 : 0
  return sql`u.position >= ${first} AND u.position < ${first + size}`
}

/** Newest article first. */
export const useTerms: readonly SortKey[] = [
  { field: 'sortAt', descending: true },
  { field: 'id', descending: true },
  { field: 'position', descending: true },
]

/** The articles of each picture that lists may show, one row a use. */
export function articlesOfImages({ dialect, viewer }: Snapshot, roles: Given<readonly ImageRole[]>): NestedList {
  const key = raw('u."articleId", u.position')
  return {
    terms: useTerms,
    columns: sql`${articleColumns}, ${useColumns}`,
    columnOf: (field) => raw(field === 'id' ? 'u."articleId"' : `u."${field}"`),
    from: raw('"ImageUse" u'),
    where: () =>
      and([raw('u."imageId" = p.value'), listed(viewer, 'u'), roles ? dialect.among(raw('u.role'), roles) : always]),
    key: sql`(${key})`,
    keyIn: key,
    nodes: raw('"ImageUse" u CROSS JOIN "Article" a'),
    joined: raw('a.id = u."articleId"'),
  }
}
