import { hash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import {
  type Announced,
  archiveTag,
  type Change,
  encodeGlobalId,
  listsTag,
  nodeTypes,
  type Reader,
  siteTag,
} from '@broadsheet/database'

/** The most changes that are named one by one. */
const maxChanges = 1_000

/** The change of one node, for programs that fetch, build or purge it. */
export interface AnnouncedChange {
  kind: Change['kind']
  type: (typeof nodeTypes)[keyof typeof nodeTypes]
  /** The id of the node in the GraphQL API. */
  id: string
  /** The URL path of an article. Null for other types, and for an article that is no longer public. */
  path: string | null
}

/** The difference between two states of the archive, as the public sees it. */
export interface ArchiveChanges {
  /** The number of the new state, as text, as `Site.revision` of the GraphQL API. */
  revision: string
  /** Whether `changes` has everything. If not, everything may have changed. */
  complete: boolean
  /** Whether settings, menus or data files of the site changed. */
  siteChanged: boolean
  changes: AnnouncedChange[]
  /** The tags of all answers that may have changed. */
  tags: string[]
}

/**
 * Reads what the public sees differently since a state was announced.
 * @param last null: nothing was announced, so everything is new
 * @returns also the state to remember
 */
export async function changesSince(
  reader: Reader,
  last: Announced | null,
): Promise<{ changes: ArchiveChanges; announced: Announced }> {
  const revision = await reader.revision()
  const { rows, cursor } = await readRows(reader, last)
  const site = await hashOfSite(reader)
  const siteChanged = last?.site !== site
  const changes = rows && (await named(reader, rows))
  const tags = changes ? [listsTag, ...(siteChanged ? [siteTag] : []), ...changes.map(({ id }) => id)] : [archiveTag]
  return {
    changes: { revision: String(revision), complete: changes !== null, siteChanged, changes: changes ?? [], tags },
    announced: { revision, cursor, site },
  }
}

/** The changes, or null if there are too many, or if it is unknown what changed. */
async function readRows(
  reader: Reader,
  last: Announced | null,
): Promise<{ rows: readonly Change[] | null; cursor: string }> {
  const now = async () => (await reader.changes.page({})).endCursor
  if (last === null) return { rows: null, cursor: await now() }
  const rows: Change[] = []
  for (let after = last.cursor; ; ) {
    const page = await reader.changes.page({ after })
    rows.push(...page.changes)
    if (page.resetRequired) return { rows: null, cursor: page.endCursor }
    if (!page.hasNextPage) return { rows, cursor: page.endCursor }
    if (rows.length > maxChanges) return { rows: null, cursor: await now() }
    after = page.endCursor
    await setImmediate()
  }
}

async function named(reader: Reader, rows: readonly Change[]): Promise<AnnouncedChange[] | null> {
  if (rows.length > maxChanges) return null
  const ids = rows.filter(({ type, kind }) => type === 'ARTICLE' && kind !== 'DELETED').map(({ id }) => id)
  const articles = ids.length > 0 ? await reader.articles.byIds(ids) : []
  const paths = new Map(articles.flatMap((article) => (article ? [[article.id, article.path]] : [])))
  return rows.map(({ kind, type, id }) => ({
    kind,
    type: nodeTypes[type],
    id: encodeGlobalId(nodeTypes[type], id),
    path: type === 'ARTICLE' ? (paths.get(id) ?? null) : null,
  }))
}

async function hashOfSite({ site }: Reader): Promise<string> {
  const { importedAt: _, revision: __, ...row } = { importedAt: null, revision: 0, ...(await site.row()) }
  return hash('sha256', JSON.stringify([row, await site.data()]), 'base64url')
}
