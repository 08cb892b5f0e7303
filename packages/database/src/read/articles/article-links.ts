import { raw, type Sql, sql } from '../../sql/sql.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import { type Child, groupByParent } from '../rows/children.ts'
import { articleColumns } from '../rows/columns.ts'
import type { ArticleNode, BodyLink, LinkTarget } from '../rows/nodes.ts'
import { idsOf, loadForBatch } from '../rows/row-batch.ts'
import { manyOf } from '../snapshot/batch-loading.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { reachable } from '../visibility/article-visibility.ts'

/** The visible articles to which the links of a body lead, one row for each link. */
export function linkTargetsOf(snapshot: Snapshot, article: ArticleNode): Awaitable<readonly LinkTarget[]> {
  return rowsOf<LinkTarget>(
    snapshot,
    article,
    'linkTargets',
    raw('l.position, l.target, l.fragment, l.anchor, a.path, a.title'),
    sql`"Link" l CROSS JOIN "Article" a
      WHERE l."fromId" = p.value AND a.id = l."toId" AND ${reachable(snapshot.viewer, 'a')}`,
  )
}

/** The links of a body to pages of the site, in the order of the text. */
export function bodyLinksOf(snapshot: Snapshot, article: ArticleNode): Awaitable<readonly BodyLink[]> {
  const reported = raw(`SELECT 1 FROM "Diagnostic" d WHERE d."articleId" = l."fromId" AND d.line = l.line
    AND d."column" = l."column" AND d.code IN ('link-broken', 'note-missing')`)
  return rowsOf<BodyLink>(
    snapshot,
    article,
    'bodyLinks',
    sql`l.position, l.target, l.written, l.fragment, l.anchor, l."toId", CASE WHEN EXISTS (${reported}) THEN 1 ELSE 0 END AS broken`,
    raw('"Link" l WHERE l."fromId" = p.value ORDER BY p.value, l.position'),
  )
}

/** The visible articles to which a body links, each once. */
export function linkedArticlesOf(snapshot: Snapshot, article: ArticleNode): Awaitable<readonly ArticleNode[]> {
  return manyOf(
    snapshot,
    article,
    'linkedArticles',
    (
      ids,
    ) => sql`SELECT p.value AS parent, ${articleColumns} FROM ${snapshot.dialect.parents(ids)} CROSS JOIN "Article" a
      WHERE a.id IN (SELECT l."toId" FROM "Link" l WHERE l."fromId" = p.value) AND ${reachable(snapshot.viewer, 'a')}`,
  )
}

function rowsOf<Of>(
  snapshot: Snapshot,
  article: ArticleNode,
  name: string,
  columns: Sql,
  from: Sql,
): Awaitable<readonly Of[]> {
  const load = (articles: readonly ArticleNode[]) => {
    const parents = snapshot.dialect.parents(idsOf(articles))
    const rows = snapshot.all<Of & Child>(sql`SELECT p.value AS parent, ${columns} FROM ${parents} CROSS JOIN ${from}`)
    return after(rows, groupByParent)
  }
  return after(loadForBatch<ArticleNode, readonly Of[]>(article, name, load), (found) => found ?? [])
}
