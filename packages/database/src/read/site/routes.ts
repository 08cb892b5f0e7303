import type { FormerPathRow } from '../../schema/import-writer.ts'
import { raw, type Sql, sql } from '../../sql/sql.ts'
import { type Connection, connect, noEdgeFields } from '../paging/connection.ts'
import { sourceOf } from '../paging/list-sources.ts'
import { pageOf } from '../paging/page.ts'
import type { PageArgs } from '../request/arguments.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import { pathForms } from '../request/url-path.ts'
import { articleColumns } from '../rows/columns.ts'
import type { ArticleNode } from '../rows/nodes.ts'
import { toBatch } from '../rows/row-batch.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { reachable } from '../visibility/article-visibility.ts'
import { redirects } from '../visibility/former-paths.ts'
import { redirectList, redirectSortKeys } from './redirect-list.ts'
import type { Redirection, RedirectNode, RouteReader } from './site-readers.ts'

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
    const article = sql`"Article" a ON a.id = "articleId" AND ${reachable(this.#snapshot.viewer, 'a')}`
    // Redirects of the content folder come before former paths.
    const query = sql`SELECT "to", permanent, article FROM
        (SELECT r."from", r."to", r.permanent, a.path AS article, 0 AS rank, 0 AS revision, r.file, NULL AS id
          FROM "Redirect" r LEFT JOIN ${article} WHERE ${this.#alike(raw('r."from"'), path)}
            AND (a.path IS NOT NULL OR (r."articleId" IS NULL AND r."to" IS NOT NULL))
        UNION ALL SELECT f.path, NULL, TRUE, a.path, 1, f.revision, NULL, f."articleId"
          FROM "FormerPath" f JOIN ${article} WHERE ${this.#alike(raw('f.path'), path)}) found
      ORDER BY rank, "from" = ${path} DESC, revision DESC, file, id DESC LIMIT 1`
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
      UNION ALL SELECT 1 FROM "Redirect" r WHERE ${this.#alike(raw('r."from"'), path)}
      UNION ALL SELECT 1 FROM "FormerPath" f JOIN "Article" a ON a.id = f."articleId"
        WHERE ${this.#alike(raw('f.path'), path)} LIMIT 1`
    return after(this.#snapshot.all<unknown>(query), (rows) => rows.length > 0)
  }

  redirects(args: PageArgs): Connection<RedirectNode> {
    const page = pageOf(args, redirectSortKeys)
    const source = sourceOf<RedirectNode>(this.#snapshot, page, redirectList(this.#snapshot))
    return connect(source, redirectSortKeys, page, noEdgeFields)
  }

  formerPaths(): Awaitable<readonly FormerPathRow[]> {
    return this.#snapshot.all<FormerPathRow>(
      sql`SELECT f.path AS "from", a.path AS "to", a.file FROM "FormerPath" f JOIN "Article" a ON a.id = f."articleId"
        WHERE ${reachable(this.#snapshot.viewer, 'a')} AND ${redirects(this.#snapshot.viewer, 'f')} ORDER BY a.file, f.path`,
    )
  }

  /** A trailing slash is optional. */
  #alike(column: Sql, path: string): Sql {
    return this.#snapshot.dialect.isOneOf(column, pathForms(path))
  }
}
