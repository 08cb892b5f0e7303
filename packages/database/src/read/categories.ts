import { categoryKey } from '../term-keys.ts'
import type { CategoryArgs, CategoryArticleArgs, CategoryBy } from './arguments.ts'
import type { Awaitable } from './awaitable.ts'
import { given } from './by.ts'
import { categoryColumns } from './columns.ts'
import type { Connection } from './connection.ts'
import { joins, namedVisible } from './joins.ts'
import { Named } from './named.ts'
import { isGiven } from './page.ts'
import type { CategoryReader } from './reader.ts'
import { manyOf, nodeAt } from './relations.ts'
import type { ArticleNode, CategoryNode } from './rows.ts'
import type { Snapshot } from './snapshot.ts'
import { and, raw, type Sql, sql } from './sql.ts'

export class Categories implements CategoryReader {
  readonly #snapshot: Snapshot
  readonly #named: Named<CategoryNode>

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot
    this.#named = new Named(snapshot, joins.category, categoryColumns)
  }

  one(by: CategoryBy): Awaitable<CategoryNode | null> {
    return this.#named.where(categoryIs('x', by))
  }

  byIds(ids: readonly number[]): Awaitable<readonly (CategoryNode | null)[]> {
    return this.#named.byIds(ids)
  }

  page(args: CategoryArgs): Connection<CategoryNode> {
    const { parent, depth } = args.where ?? {}
    const more: Sql[] = []
    if (isGiven(depth)) more.push(sql`x.depth = ${depth}`)
    if (isGiven(parent))
      more.push(sql`x."parentId" IN (SELECT q.id FROM "Category" q WHERE ${categoryIs('q', parent)})`)
    return this.#named.page(args, and(more))
  }

  articlesOf(category: CategoryNode, { includeDescendants, ...args }: CategoryArticleArgs): Connection<ArticleNode> {
    return this.#named.articlesOf(category, args, includeDescendants === false)
  }

  articleCountOf(category: CategoryNode, includeDescendants: boolean): Awaitable<number> {
    return this.#named.articleCountOf(category, !includeDescendants)
  }

  parentOf(category: CategoryNode): Awaitable<CategoryNode | null> {
    const { dialect } = this.#snapshot
    return nodeAt(
      this.#snapshot,
      category,
      'parentId',
      (ids) => sql`SELECT ${categoryColumns} FROM "Category" x WHERE ${dialect.among(raw('x.id'), ids)}`,
    )
  }

  ancestorsOf(category: CategoryNode): Awaitable<readonly CategoryNode[]> {
    return manyOf(
      this.#snapshot,
      category,
      'ancestors',
      (ids) =>
        sql`WITH RECURSIVE up(parent, id) AS (
          SELECT p.value, c."parentId" FROM ${this.#snapshot.dialect.parents(ids)} CROSS JOIN "Category" c WHERE c.id = p.value
          UNION ALL SELECT up.parent, c."parentId" FROM up CROSS JOIN "Category" c WHERE c.id = up.id)
        SELECT up.parent, ${categoryColumns} FROM up CROSS JOIN "Category" x WHERE x.id = up.id ORDER BY x.depth`,
    )
  }

  childrenOf(category: CategoryNode): Awaitable<readonly CategoryNode[]> {
    const { dialect, viewer } = this.#snapshot
    return manyOf(
      this.#snapshot,
      category,
      'children',
      (ids) =>
        sql`SELECT p.value AS parent, ${categoryColumns} FROM ${dialect.parents(ids)} CROSS JOIN "Category" x
        WHERE x."parentId" = p.value AND ${namedVisible(viewer, joins.category)} ORDER BY x.rank, x.id`,
    )
  }
}

/** The category is the one meant; names are compared as spellings of one category are. */
export function categoryIs(alias: string, by: CategoryBy): Sql {
  const [field, value] = given(by, ['id', 'slug', 'names'])
  return field === 'names'
    ? sql`${raw(alias)}.key = ${categoryKey([...(by.names ?? [])])}`
    : sql`${raw(`${alias}."${field}"`)} = ${value}`
}
