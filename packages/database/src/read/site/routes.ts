import { raw, type Sql, sql } from '../../sql/sql.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import { articleColumns } from '../rows/columns.ts'
import type { ArticleNode } from '../rows/nodes.ts'
import { toBatch } from '../rows/row-batch.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { reachable } from '../visibility/article-visibility.ts'
import type { Redirection, RouteReader } from './site-readers.ts'

export class Routes implements RouteReader {
  readonly #snapshot: Snapshot

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot
  }

  articleAt(path: string): Awaitable<ArticleNode | null> {
    const query = sql`SELECT ${articleColumns} FROM "Article" a
      WHERE ${this.#alike(raw('a.path'), path)} AND ${reachable(this.#snapshot.viewer, 'a')}
      ORDER BY a.path = ${path} DESC LIMIT 1`
    return after(this.#snapshot.all<ArticleNode>(query), (rows) => toBatch(rows)[0] ?? null)
  }

  redirectFrom(path: string): Awaitable<Redirection | null> {
    const query = sql`SELECT r."to", r.permanent, a.path AS article
      FROM "Redirect" r LEFT JOIN "Article" a ON a.id = r."articleId" AND ${reachable(this.#snapshot.viewer, 'a')}
      WHERE ${this.#alike(raw('r."from"'), path)} AND (a.path IS NOT NULL OR (r."articleId" IS NULL AND r."to" IS NOT NULL))
      ORDER BY r."from" = ${path} DESC, r.file LIMIT 1`
    interface Row {
      to: string
      permanent: number
      article: string | null
    }
    return after(this.#snapshot.all<Row>(query), ([row]) =>
      row ? { to: row.article ?? row.to, toArticle: row.article !== null, permanent: row.permanent === 1 } : null,
    )
  }

  isTaken(path: string): Awaitable<boolean> {
    const query = sql`SELECT 1 FROM "Article" a WHERE ${this.#alike(raw('a.path'), path)}
      UNION ALL SELECT 1 FROM "Redirect" r WHERE ${this.#alike(raw('r."from"'), path)} LIMIT 1`
    return after(this.#snapshot.all<unknown>(query), (rows) => rows.length > 0)
  }

  /** A trailing slash makes no difference. */
  #alike(column: Sql, path: string): Sql {
    return this.#snapshot.dialect.isOneOf(column, [path, path.endsWith('/') ? path.slice(0, -1) : `${path}/`])
  }
}
