import { always, join, raw, type Sql, sql } from '../../sql/sql.ts'
import { sizeOf } from '../paging/page.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import { type Child, groupByParent } from '../rows/children.ts'
import { articleColumns } from '../rows/columns.ts'
import type { ArticleNode } from '../rows/nodes.ts'
import { idsOf, loadForBatch, newBatch, toBatch } from '../rows/row-batch.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { listed } from '../visibility/article-visibility.ts'
import type { RelatedArticle, RelatedSignal } from './article-reader.ts'

type Found = ArticleNode & Child & { readonly [Signal in RelatedSignal]: number }

const defaultSize = 5
/**
 * Only the newest articles of each tag, category and author are candidates, so the time does not depend on the
 * archive's size.
 */
const newest = 30
/** The most links from the article, and the most links to it. */
const maxLinks = 30
const maxTags = 10
const maxAuthors = 5
/** From this number of articles on, all tags count as equally common. */
const common = 200

/** The weight of each thing in common. A tag that only two articles have weighs 500, a tag of hundreds 119. */
const weights = { LINKS: 600, CATEGORY: 200, AUTHOR: 80 } as const
const tagWeight = (count: Sql) => sql`100 + 4000 / (8 + ${count})`

/**
 * The articles that have most in common with this one, newest first among equals. Never the article itself or a
 * translation of it.
 */
export function relatedTo(
  snapshot: Snapshot,
  article: ArticleNode,
  first: number | null | undefined,
): Awaitable<readonly RelatedArticle[]> {
  const size = sizeOf('first', first) ?? defaultSize
  const load = (rows: readonly ArticleNode[]) =>
    after(snapshot.all<Found>(statement(snapshot, idsOf(rows), size)), byParent)
  return after(loadForBatch(article, `related ${size}`, load), (found) => found ?? [])
}

function byParent(rows: readonly Found[]): Map<number, RelatedArticle[]> {
  const batch = newBatch()
  const groups = [...groupByParent(rows)].map(([parent, group]): [number, RelatedArticle[]] => [
    parent,
    toBatch(group, batch).map((node) => ({ node, reasons: reasonsOf(node) })),
  ])
  return new Map(groups)
}

const signals: readonly RelatedSignal[] = ['TAGS', 'CATEGORY', 'AUTHOR', 'LINKS']

function reasonsOf(row: Found): RelatedSignal[] {
  return signals.filter((signal) => row[signal] > 0)
}

/** Computes everything that each candidate has in common with its article, and selects the best of each article. */
function statement(snapshot: Snapshot, ids: readonly number[], size: number): Sql {
  const { dialect, viewer } = snapshot
  const parents = dialect.parents(ids)
  const some = sql`SELECT 1 FROM "ArticleTag" k WHERE k."tagId" = t."tagId" AND ${listed(viewer, 'k')} LIMIT ${common}`
  return sql`WITH mine(parent, "tagId", weight) AS MATERIALIZED (
      SELECT p.value, t."tagId", ${tagWeight(sql`(SELECT COUNT(*) FROM (${some}) counted)`)}
      FROM ${parents} CROSS JOIN "ArticleTag" t WHERE t."articleId" = p.value AND t.position < ${maxTags}),
    near(parent, id, linked) AS MATERIALIZED (${join(candidates(snapshot, parents), ' UNION ALL ')}),
    once AS (SELECT parent, id, MAX(linked) AS linked FROM near GROUP BY parent, id),
    common AS MATERIALIZED (SELECT n.parent, a.id, a."sortAt", ${inCommon}
      FROM once n CROSS JOIN "Article" o CROSS JOIN "Article" a
      WHERE o.id = n.parent AND a.id = n.id AND a.id <> n.parent AND ${listed(viewer, 'a')}
        AND (a."translationKey" = o."translationKey") IS NOT TRUE),
    ranked AS MATERIALIZED (SELECT c.*,
      ROW_NUMBER() OVER (PARTITION BY c.parent ORDER BY ${score} DESC, c."sortAt" DESC, c.id DESC) AS place
      FROM common c WHERE ${score} > 0)
    SELECT r.parent, r."TAGS", r."CATEGORY", r."AUTHOR", r."LINKS", ${articleColumns}
    FROM ranked r CROSS JOIN "Article" a WHERE r.place <= ${size} AND a.id = r.id ORDER BY r.parent, r.place`
}

/** SELECTs of the parent, the id and whether there is a link. Each reads a bounded part of an index. */
function candidates({ dialect, viewer }: Snapshot, parents: Sql): Sql[] {
  const newestOf = (table: string, condition: string) =>
    sql`SELECT k."articleId" FROM ${raw(`"${table}" k`)} WHERE ${raw(condition)} AND ${listed(viewer, 'k')}
      ORDER BY k."sortAt" DESC, k."articleId" DESC LIMIT ${newest}`
  const picked = (parent: string, linked: 0 | 1, outer: Sql, joined: Sql, selection: Sql) => {
    const rows = dialect.picked({ outer, joined, from: articles, where: always, key: [raw('a.id')], selection })
    return sql`SELECT ${raw(`${parent} AS parent, a.id, ${linked} AS linked`)} ${rows}`
  }
  const linkedTo = sql`SELECT k."toId" FROM "Link" k
    WHERE k."fromId" = p.value AND k."toId" IS NOT NULL ORDER BY k.position LIMIT ${maxLinks}`
  const linkedFrom = sql`SELECT k."fromId" FROM "Link" k WHERE k."toId" = p.value ORDER BY k."fromId" LIMIT ${maxLinks}`
  return [
    picked('m.parent', 0, raw('mine m'), always, newestOf('ArticleTag', 'k."tagId" = m."tagId"')),
    picked(
      'p.value',
      0,
      sql`${parents} CROSS JOIN "Article" o`,
      raw('o.id = p.value'),
      newestOf('ArticleCategory', 'k."categoryId" = o."categoryId" AND k."isEnd" = TRUE'),
    ),
    picked(
      'p.value',
      0,
      sql`${parents} CROSS JOIN "ArticleAuthor" t`,
      sql`t."articleId" = p.value AND t.position < ${maxAuthors}`,
      newestOf('ArticleAuthor', 'k."authorId" = t."authorId"'),
    ),
    picked('p.value', 1, parents, always, linkedTo),
    picked('p.value', 1, parents, always, linkedFrom),
  ]
}

const articles = raw('"Article" a')

const inCommon = raw(`
  (SELECT COALESCE(SUM(m.weight), 0) FROM "ArticleTag" k CROSS JOIN mine m
    WHERE k."articleId" = a.id AND m."tagId" = k."tagId" AND m.parent = o.id) AS "TAGS",
  CASE WHEN a."categoryId" = o."categoryId" THEN 1 ELSE 0 END AS "CATEGORY",
  CASE WHEN EXISTS (SELECT 1 FROM "ArticleAuthor" k CROSS JOIN "ArticleAuthor" t
    WHERE k."articleId" = a.id AND t."articleId" = o.id AND +t."authorId" = k."authorId") THEN 1 ELSE 0 END AS "AUTHOR",
  n.linked AS "LINKS"`)

const score = raw(
  `c."TAGS" + ${weights.CATEGORY} * c."CATEGORY" + ${weights.AUTHOR} * c."AUTHOR" + ${weights.LINKS} * c."LINKS"`,
)
