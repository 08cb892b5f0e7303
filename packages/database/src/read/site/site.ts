import { raw, type Sql, sql } from '../../sql/sql.ts'
import { type Awaitable, after, once } from '../request/awaitable.ts'
import { siteColumns } from '../rows/columns.ts'
import type { SiteInfo } from '../rows/nodes.ts'
import { countOfAll } from '../snapshot/known-counts.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { listed } from '../visibility/article-visibility.ts'
import { imageVisible } from '../visibility/image-visibility.ts'
import { joins } from '../visibility/joins.ts'
import { namedVisible } from '../visibility/term-visibility.ts'
import type { SiteReader } from './site-readers.ts'

const images = raw('"Image" x')

export class Site implements SiteReader {
  readonly #snapshot: Snapshot
  readonly row: () => Awaitable<SiteInfo | null>

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot
    const query = sql`SELECT ${siteColumns} FROM "Site" s WHERE s.id = 1`
    this.row = once(() => after(snapshot.all<SiteInfo>(query), ([row]) => row ?? null))
  }

  importedFolder(): Awaitable<string | null> {
    const query = sql`SELECT s."contentDir" AS folder FROM "Site" s WHERE s.id = 1`
    return after(this.#snapshot.all<{ folder: string | null }>(query), ([row]) => row?.folder ?? null)
  }

  data(): Awaitable<string> {
    const query = sql`SELECT s.data FROM "Site" s WHERE s.id = 1`
    return after(this.#snapshot.all<{ data: string }>(query), ([row]) => row?.data ?? '{}')
  }

  langs(): Awaitable<readonly string[]> {
    // Jumps from one language to the next in the index instead of reading all articles.
    const found = this.#snapshot.all<{ lang: string }>(
      sql`WITH RECURSIVE l(lang) AS (SELECT MIN(a.lang) FROM "Article" a
          UNION ALL SELECT (SELECT MIN(a.lang) FROM "Article" a WHERE a.lang > l.lang) FROM l WHERE l.lang IS NOT NULL)
        SELECT l.lang FROM l WHERE l.lang IS NOT NULL
          AND EXISTS (SELECT 1 FROM "Article" a WHERE a.lang = l.lang AND ${listed(this.#snapshot.viewer, 'a')})
        ORDER BY l.lang`,
    )
    return after(found, (rows) => rows.map(({ lang }) => lang))
  }

  articleCount(): Awaitable<number> {
    return countOfAll(this.#snapshot, () => this.#count(sql`"Article" a WHERE ${listed(this.#snapshot.viewer, 'a')}`))
  }

  authorCount(): Awaitable<number> {
    return this.#count(sql`"Author" x WHERE ${namedVisible(this.#snapshot.viewer, joins.author)}`)
  }

  categoryCount(): Awaitable<number> {
    return this.#count(sql`"Category" x WHERE ${namedVisible(this.#snapshot.viewer, joins.category)}`)
  }

  imageCount(): Awaitable<number> {
    return this.#count(
      sql`${this.#snapshot.dialect.scanOf(images) ?? images} WHERE ${imageVisible(this.#snapshot.viewer)}`,
    )
  }

  #count(rows: Sql): Awaitable<number> {
    return after(
      this.#snapshot.all<{ count: number }>(sql`SELECT COUNT(*) AS count FROM ${rows}`),
      ([row]) => row?.count ?? 0,
    )
  }
}
