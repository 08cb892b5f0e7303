import { sql } from '../../sql/sql.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { reachable } from '../visibility/article-visibility.ts'

export interface AttachmentReader {
  /**
   * The media type of a file of the content folder, by its path there. Null unless an article that the viewer can see by
   * its address links to the file or plays it, and null for the file of an article.
   */
  typeOf(file: string): Awaitable<string | null>
}

export class Attachments implements AttachmentReader {
  readonly #snapshot: Snapshot

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot
  }

  typeOf(file: string): Awaitable<string | null> {
    const found = this.#snapshot.all<{ mimeType: string }>(
      sql`SELECT t."mimeType" FROM "Attachment" t JOIN "Article" a ON a.id = t."articleId"
        WHERE t.file = ${file} AND ${reachable(this.#snapshot.viewer, 'a')}
        AND NOT EXISTS (SELECT 1 FROM "Article" o WHERE o.file = t.file) LIMIT 1`,
    )
    return after(found, ([row]) => row?.mimeType ?? null)
  }
}
