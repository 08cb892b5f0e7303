import type { Dialect } from '../../sql/dialect.ts'
import { within } from '../../sql/range.ts'
import { always, and, raw, type Sql, sql } from '../../sql/sql.ts'
import type { Scope } from '../request/arguments.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import { isSet } from '../request/optional.ts'
import { articleColumns } from '../rows/columns.ts'
import type { ArticleNode } from '../rows/nodes.ts'
import { manyOf } from '../snapshot/batch-loading.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { categoryIs, namedIs } from '../terms/term-lookup.ts'
import { due, listedWhenDue } from '../visibility/article-visibility.ts'
import { type Join, joins } from '../visibility/joins.ts'

export type Neighbour = 'newer' | 'older'

/**
 * The article next to this one in the list of the scope, in the list's order. If the article is not in this list, the
 * neighbours of the place that it would have.
 */
export function neighbourOf(
  snapshot: Snapshot,
  article: ArticleNode,
  side: Neighbour,
  scope: Scope,
): Awaitable<ArticleNode | null> {
  const name = `${side} ${JSON.stringify(scope)}`
  const next = nextOf(snapshot, side, scope)
  const found = manyOf<ArticleNode>(
    snapshot,
    article,
    name,
    (ids) =>
      sql`SELECT p.value AS parent, ${articleColumns} FROM ${snapshot.dialect.parents(ids)}
        CROSS JOIN "Article" o CROSS JOIN "Article" a WHERE o.id = p.value AND a.id = (${next})`,
  )
  return after(found, ([node]) => node ?? null)
}

/** SELECT of the id next to that of `o`: the first row of an index range. */
function nextOf({ viewer, dialect }: Snapshot, side: Neighbour, scope: Scope): Sql {
  const [lead, ...others] = membershipsOf(scope)
  const [table, id, sortAt] = lead
    ? [raw(`"${lead.join.table}" n`), raw('n."articleId"'), raw('n."sortAt"')]
    : [raw('"Article" n'), raw('n.id'), raw('n."sortAt"')]
  // If an article is due, every older article is due too.
  const knownBounds = side === 'older' ? due(viewer) : undefined
  const conditions = [
    lead ? sql`${raw(`n."${lead.join.id}"`)} = (${lead.of})` : always,
    listedWhenDue(viewer, 'n'),
    within(sortAt, due(viewer), knownBounds),
    side === 'newer' ? sql`(${sortAt}, ${id}) > (o."sortAt", o.id)` : sql`(${sortAt}, ${id}) < (o."sortAt", o.id)`,
    ...others.map(({ join, of }) => {
      // Starts from the article: it has few of these terms, and they have many articles.
      const node = dialect.withoutIndex(raw(`k."${join.id}"`))
      return sql`EXISTS (SELECT 1 FROM ${raw(`"${join.table}" k`)} WHERE k."articleId" = ${id} AND ${node} = (${of}))`
    }),
  ]
  if (isSet(scope.lang)) {
    // The index by language begins with `listed`, and a preview does not filter by it.
    const lang = viewer.preview ? dialect.withoutIndex(raw('n.lang')) : raw('n.lang')
    const articleLang = sql`EXISTS (SELECT 1 FROM "Article" k WHERE k.id = ${id} AND k.lang = ${scope.lang})`
    conditions.push(lead ? articleLang : sql`${lang} = ${scope.lang}`)
  }
  conditions.push(...likeArticle(dialect, scope, lead !== undefined, id))
  const order = side === 'newer' ? sql`${sortAt}, ${id}` : sql`${sortAt} DESC, ${id} DESC`
  return sql`SELECT ${id} FROM ${table} WHERE ${and(conditions)} ORDER BY ${order} LIMIT 1`
}

/** The conditions on the kind, and on what the neighbour has in common with the article `o`. */
function likeArticle(dialect: Dialect, scope: Scope, isJoin: boolean, id: Sql): Sql[] {
  const row = isJoin ? 'k' : 'n'
  const conditions: Sql[] = []
  const [kind, another] = scope.kind ?? []
  if (kind !== undefined && another === undefined) conditions.push(sql`${raw(`${row}.kind`)} = ${kind}`)
  else if (scope.kind) conditions.push(dialect.isOneOf(raw(`${row}.kind`), scope.kind))
  if (scope.sameLang) conditions.push(raw(`${row}.lang IS NOT DISTINCT FROM o.lang`))
  if (scope.sameCollection) conditions.push(raw(`${row}.collection = o.collection`))
  if (!isJoin || conditions.length === 0) return conditions
  return [sql`EXISTS (SELECT 1 FROM "Article" k WHERE k.id = ${id} AND ${and(conditions)})`]
}

interface Membership {
  readonly join: Join
  /** SELECT of the id of the term. */
  readonly of: Sql
}

/** Tags come first, because they narrow most. */
function membershipsOf({ tag, author, category }: Scope): Membership[] {
  const memberships: Membership[] = []
  if (tag) memberships.push({ join: joins.tag, of: idOf(joins.tag, namedIs(joins.tag, tag)) })
  if (author) memberships.push({ join: joins.author, of: idOf(joins.author, namedIs(joins.author, author)) })
  if (category) memberships.push({ join: joins.category, of: idOf(joins.category, { is: categoryIs('x', category) }) })
  return memberships
}

function idOf({ named }: Join, { is, order = raw('x.id') }: { is: Sql; order?: Sql }): Sql {
  return sql`SELECT x.id FROM ${raw(`"${named}"`)} x WHERE ${is} ORDER BY ${order} LIMIT 1`
}
