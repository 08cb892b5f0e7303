import type { TableRow } from '../../schema/table-rows.ts'
import { fillReferences } from '../../text/references.ts'
import type { WriteConnection } from '../connection/write-connection.ts'

/** The texts that show paths or titles of other articles. The import fills them again when those change. */
export class LinkedTexts {
  readonly #connection: WriteConnection

  constructor(connection: WriteConnection) {
    this.#connection = connection
  }

  /** Adds the text of an article that had none. */
  add(articleId: number, { text, excerpt }: { text: string; excerpt: string }): void {
    this.#connection.insert('LinkedText', [{ articleId, text, excerpt }])
  }

  /** Makes the text of an article this, or removes it. Returns whether it changed. */
  replace(articleId: number, linked: { text: string; excerpt: string } | null): boolean {
    const before = this.#connection.get<TableRow<'LinkedText'>>(
      'SELECT * FROM LinkedText WHERE articleId = ?',
      articleId,
    )
    if (before?.text === linked?.text && before?.excerpt === linked?.excerpt) return false
    this.#connection.run('DELETE FROM LinkedText WHERE articleId = ?', articleId)
    if (linked) this.add(articleId, linked)
    return true
  }

  /**
   * Returns the filled texts that differ from the stored ones. They show only articles that are public now, because
   * every reader of this article sees its text.
   * @param now milliseconds since 1970
   */
  *outdated(now: number): Generator<{ articleId: number; text: string; excerpt: string }> {
    const rows = this.#connection.all<Row>(
      `SELECT t.articleId, t.text, t.excerpt, b.text AS shown, b.excerpt AS shownExcerpt
      FROM LinkedText t JOIN Body b USING (articleId)`,
    )
    for (const { articleId, text, excerpt, shown, shownExcerpt } of rows) {
      const pages = this.#pages(articleId, now)
      const fill = (template: string) => fillReferences(template, ({ position, shows }) => pages.get(position)?.[shows])
      const filled = { articleId, text: fill(text), excerpt: fill(excerpt) }
      if (filled.text !== shown || filled.excerpt !== shownExcerpt) yield filled
    }
  }

  #pages(articleId: number, now: number): Map<number, { path: string; title: string }> {
    const rows = this.#connection.all<{ position: number; path: string; title: string }>(
      `SELECT l.position, a.path || coalesce('#' || nullif(l.fragment, ''), '') AS path, a.title
      FROM Link l JOIN Article a ON a.id = l.toId
      WHERE l.fromId = ? AND a.draft = FALSE AND a.sortAt <= ? AND (a.expiresAt IS NULL OR a.expiresAt > ?)`,
      articleId,
      now,
      now,
    )
    return new Map(rows.map(({ position, ...page }) => [position, page]))
  }
}

interface Row {
  articleId: number
  text: string
  excerpt: string
  shown: string
  shownExcerpt: string
}
