import { Client } from 'pg'
import type { Database } from '../../../src/database.ts'
import { put, site } from '../archive.ts'
import { importsInto } from './both-databases.ts'

const viewer = { preview: true, now: Date.UTC(2026, 1) }

/** One import into a database: a new revision of one article. */
export function importInto(url: string, title: string): void {
  const writer = importsInto(url).beginImport()
  writer.putSite({ ...site, title })
  put(writer, 'a.md', { article: { title } })
  writer.commit(1)
}

/** The title of the site, the title of the article and the revision, each by a statement of one snapshot. */
export async function seenBy(database: Database): Promise<unknown[]> {
  const reader = database.openSnapshot(viewer)
  try {
    const [article] = await reader.articles.page({}).nodes()
    return [(await reader.site.row())?.title, article?.title, await reader.revision()]
  } finally {
    reader.release()
  }
}

/** The revision of the archive in a database, 0 before the first import. */
export async function revisionOf(url: string): Promise<number> {
  const [row] = await rowsOf<{ revision: number }>(url, 'SELECT revision FROM "Site"')
  return row?.revision ?? 0
}

/** Runs one statement on a connection of its own. */
export async function rowsOf<Row extends object>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client(url)
  await client.connect()
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}
