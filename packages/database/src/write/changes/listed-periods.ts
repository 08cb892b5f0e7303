import type { ChangedType } from '../../schema/changed-types.ts'
import type { Period, Periods } from '../../schema/listed-periods.ts'
import type { WriteConnection } from '../connection/write-connection.ts'

/** The columns that decide when lists show an article. */
export interface ListingState {
  /** 0 or 1. */
  listed: number
  sortAt: number
  expiresAt: number | null
}

/** The periods of an article. Times before `since` are replaced by `since`. */
export function periodsOfArticle({ listed, sortAt, expiresAt }: ListingState, since: number): Period[] {
  return listed ? joined([[sortAt, expiresAt]], since) : []
}

const sources = {
  AUTHOR: { named: 'Author', table: 'ArticleAuthor', id: 'authorId', always: 'n.fromSite' },
  CATEGORY: { named: 'Category', table: 'ArticleCategory', id: 'categoryId', always: '0' },
  TAG: { named: 'Tag', table: 'ArticleTag', id: 'tagId', always: '0' },
  IMAGE: {
    named: 'Image',
    table: 'ImageUse',
    id: 'imageId',
    always: 'EXISTS (SELECT 1 FROM Author WHERE avatarId = n.id AND fromSite = TRUE)',
  },
} as const

/**
 * The periods of a node that articles use: all times at which one of them is listed. Always, if the site's own files
 * name the node.
 */
export function periodsOfNamed(
  connection: WriteConnection,
  type: Exclude<ChangedType, 'ARTICLE'>,
  nodeId: number,
  since: number,
): Periods {
  const { named, table, id, always } = sources[type]
  const node = connection.get<{ always: number }>(`SELECT ${always} AS always FROM "${named}" n WHERE n.id = ?`, nodeId)
  if (node === undefined) return null
  if (node.always) return [[since, null]]
  const where = `FROM "${table}" WHERE "${id}" = ? AND listed = TRUE`
  const lasting = connection.get<{ sortAt: number }>(
    `SELECT sortAt ${where} AND expiresAt IS NULL ORDER BY sortAt LIMIT 1`,
    nodeId,
  )
  if (lasting && lasting.sortAt <= since) return [[since, null]]
  // Periods that begin after a period without an end add nothing.
  const passing = connection.all<{ sortAt: number; expiresAt: number }>(
    `SELECT sortAt, expiresAt ${where} AND expiresAt > ? AND sortAt < ? ORDER BY sortAt`,
    nodeId,
    since,
    lasting?.sortAt ?? Number.MAX_SAFE_INTEGER,
  )
  const periods = passing.map(({ sortAt, expiresAt }): Period => [sortAt, expiresAt])
  return joined(lasting ? [...periods, [lasting.sortAt, null]] : periods, since)
}

/** Merges periods that overlap or touch. They must be ordered by their start. */
function joined(periods: Period[], since: number): Period[] {
  const apart: Period[] = []
  for (const [begin, until] of periods) {
    const from = Math.max(begin, since)
    if (until !== null && until <= from) continue
    const last = apart.at(-1)
    if (last === undefined || (last[1] !== null && last[1] < from)) apart.push([from, until])
    else if (last[1] !== null) last[1] = until === null ? null : Math.max(last[1], until)
  }
  return apart
}
