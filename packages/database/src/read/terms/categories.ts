import { and, raw, type Sql, sql } from '../../sql/sql.ts'
import type { Connection } from '../paging/connection.ts'
import type { CategoryArgs, CategoryArticleArgs, CategoryBy } from '../request/arguments.ts'
import type { Awaitable } from '../request/awaitable.ts'
import { isSet } from '../request/optional.ts'
import { categoryColumns } from '../rows/columns.ts'
import type { ArticleNode, CategoryNode } from '../rows/nodes.ts'
import { manyOf, nodeAt } from '../snapshot/batch-loading.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { joins } from '../visibility/joins.ts'
import { namedVisible } from '../visibility/term-visibility.ts'
import { categoryIs } from './term-lookup.ts'
import type { CategoryReader } from './term-readers.ts'
import { Terms } from './terms.ts'

export class Categories implements CategoryReader {
  readonly #snapshot: Snapshot
  readonly #named: Terms<CategoryNode>

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot
    this.#named = new Terms(snapshot, joins.category, categoryColumns)
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
    if (isSet(depth)) more.push(sql`x.depth = ${depth}`)
    if (isSet(parent)) more.push(sql`x."parentId" IN (SELECT q.id FROM "Category" q WHERE ${categoryIs('q', parent)})`)
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
      (ids) => sql`SELECT ${categoryColumns} FROM "Category" x WHERE ${dialect.isOneOf(raw('x.id'), ids)}`,
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
