import { UNDATED } from '../../schema/undated.ts'
import { always, and, instant, raw, type Sql, sql } from '../../sql/sql.ts'
import { articleSortKeys, articlesOfNamed } from '../article-lists/article-list.ts'
import { selectArticles } from '../article-lists/article-selection.ts'
import { type Connection, connect } from '../paging/connection.ts'
import { deferredSource, nestedCountOf, nestedSourceOf, sourceOf } from '../paging/list-sources.ts'
import { readNestedCount } from '../paging/nested-list.ts'
import { pageOf } from '../paging/page.ts'
import type { List } from '../paging/selection.ts'
import type { SortKey } from '../paging/sort-keys.ts'
import type { ArticleArgs, NamedArgs, NamedBy, NamedOrder } from '../request/arguments.ts'
import { type Awaitable, after, once } from '../request/awaitable.ts'
import type { Optional } from '../request/optional.ts'
import type { Child } from '../rows/children.ts'
import type { ArticleNode } from '../rows/nodes.ts'
import { type Row, toBatch } from '../rows/row-batch.ts'
import { inOrder } from '../snapshot/batch-loading.ts'
import { knownCounts } from '../snapshot/known-counts.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { Join } from '../visibility/joins.ts'
import { listedJoins, namedReachable, namedVisible } from '../visibility/term-visibility.ts'
import { namedFilter } from './term-filter.ts'
import { namedIs } from './term-lookup.ts'

/** The queries that authors, categories and tags share. All three are called terms here. */
export class Terms<Node extends Row> {
  readonly #snapshot: Snapshot
  readonly #join: Join
  readonly #columns: Sql

  constructor(snapshot: Snapshot, join: Join, columns: Sql) {
    this.#snapshot = snapshot
    this.#join = join
    this.#columns = columns
  }

  one(by: NamedBy): Awaitable<Node | null> {
    const { is, order } = namedIs(this.#join, by)
    return this.where(is, order)
  }

  /** The first node that meets a condition on `x` and is visible to the viewer. */
  where(condition: Sql, order: Sql = raw('x.id')): Awaitable<Node | null> {
    const found = this.#snapshot.all<Node>(
      sql`SELECT ${this.#columns} FROM ${this.table} x WHERE ${condition} AND ${this.#reachable} ORDER BY ${order} LIMIT 1`,
    )
    return after(found, (nodes) => toBatch(nodes)[0] ?? null)
  }

  byIds(ids: readonly number[]): Awaitable<readonly (Node | null)[]> {
    const mine = this.#snapshot.dialect.isOneOf(raw('x.id'), ids)
    const found = this.#snapshot.all<Node>(
      sql`SELECT ${this.#columns} FROM ${this.table} x WHERE ${mine} AND ${this.#reachable}`,
    )
    return after(found, (nodes) => inOrder(ids, toBatch(nodes)))
  }

  /** `more` is a condition on `x` in addition to the filter. */
  page(args: NamedArgs, more: Sql = always): Connection<Node> {
    const sortKeys = termSortKeys(args.orderBy)
    const page = pageOf(args, sortKeys)
    const condition = and([this.#visible, namedFilter(this.#snapshot, this.#join, args.where), more])
    const read = (counts: TermCounts | null) =>
      sourceOf<Node>(this.#snapshot, page, this.#list(sortKeys, condition, counts))
    const source =
      sortKeys[0]?.field === 'articleCount'
        ? deferredSource(once(() => after(this.#counts(condition), read)))
        : read(null)
    return connect(source, sortKeys, page, () => undefined)
  }

  articlesOf(node: Node, args: ArticleArgs, endsOnly = false): Connection<ArticleNode> {
    const sortKeys = articleSortKeys(args.orderBy)
    const page = pageOf(args, sortKeys)
    const source = nestedSourceOf<ArticleNode & Child>(this.#snapshot, {
      parent: node,
      name: listName(args.where, endsOnly),
      pageName: JSON.stringify([page, sortKeys]),
      page,
      list: () => this.#articles(args.where, sortKeys, endsOnly),
      countKind: args.where ? null : this.#countKind(endsOnly),
    })
    return connect(source, sortKeys, page, () => undefined)
  }

  articleCountOf(node: Node, endsOnly = false): Awaitable<number> {
    const list = () => this.#articles(null, articleSortKeys(null), endsOnly)
    return nestedCountOf(this.#snapshot, node, listName(null, endsOnly), list, this.#countKind(endsOnly))
  }

  #countKind(endsOnly: boolean): string {
    return endsOnly ? `${this.#join.named} end` : this.#join.named
  }

  get table(): Sql {
    return raw(`"${this.#join.named}"`)
  }

  get #reachable(): Sql {
    return namedReachable(this.#snapshot.viewer, this.#join)
  }

  get #visible(): Sql {
    return namedVisible(this.#snapshot.viewer, this.#join)
  }

  #articles(where: ArticleArgs['where'], sortKeys: readonly SortKey[], endsOnly: boolean) {
    const { viewer } = this.#snapshot
    return after(selectArticles(this.#snapshot, where), (all) =>
      articlesOfNamed(viewer, this.#join, all, sortKeys, endsOnly),
    )
  }

  /** The counts of the terms that meet a condition on `x`, from memory if it has them. Null if the terms are many. */
  #counts(condition: Sql): Awaitable<TermCounts | null> {
    const snapshot = this.#snapshot
    const terms = sql`SELECT x.id FROM ${this.table} x WHERE ${condition} LIMIT ${mostCounted + 1}`
    return after(snapshot.all<{ id: number }>(terms), (rows): Awaitable<TermCounts | null> => {
      if (rows.length > mostCounted) return null
      const list = () => this.#articles(null, articleSortKeys(null), false)
      const read = (ids: readonly number[]) => after(list(), (ready) => readNestedCount(snapshot, ready, ids))
      const ids = rows.map(({ id }) => id)
      return after(knownCounts(snapshot, this.#countKind(false), ids, read), (counts) => [...counts])
    })
  }

  /** @param counts the terms that meet the condition and their counts, if the order needs them and they are known */
  #list(sortKeys: readonly SortKey[], condition: Sql, counts: TermCounts | null): List {
    const field = sortKeys[0]?.field
    const counted = field === 'rank' ? null : this.#counted(field, condition, counts)
    return {
      sortKeys,
      columns: sql`${this.#columns}, ${raw(`x."${field}"`)}`,
      columnOf: (name) => raw(`x."${name}"`),
      from: counted ? sql`(${counted}) x` : sql`${this.table} x`,
      where: () => (counted ? always : condition),
      // Imports change ranks. A cursor continues at the current rank of its row, as long as the row exists.
      bound: (name, value, [, id]) =>
        name === 'rank'
          ? sql`COALESCE((SELECT r.rank FROM ${this.table} r WHERE r.id = ${id ?? null}), ${value})`
          : sql`${value}`,
    }
  }

  /** SELECT of the terms that meet a condition on `x`, with the measure by which they are sorted. */
  #counted(field: string | undefined, condition: Sql, counts: TermCounts | null): Sql {
    const name = raw(`"${field}"`)
    if (counts) {
      const table = this.#snapshot.dialect.counts(counts)
      return sql`SELECT x.*, c.count AS ${name} FROM ${table} CROSS JOIN ${this.table} x WHERE x.id = c.id`
    }
    const joined = listedJoins(this.#snapshot.viewer, this.#join, raw('x.id'))
    const measure =
      field === 'articleCount'
        ? sql`(SELECT COUNT(*) FROM ${joined})`
        : sql`COALESCE((SELECT MAX(j."sortAt") FROM ${joined}), ${instant(UNDATED)})`
    return sql`SELECT x.*, ${measure} AS ${name} FROM ${this.table} x WHERE ${condition}`
  }
}

/** The counts of the articles of terms, as lists show them to the viewer. */
type TermCounts = readonly (readonly [id: number, count: number])[]

/** The most terms whose counts are passed to a statement. For more, passing them takes longer than counting. */
const mostCounted = 500

const fields = {
  NAME: { field: 'rank' },
  ARTICLE_COUNT: { field: 'articleCount' },
  LAST_PUBLISHED_AT: { field: 'lastSortAt', instant: true },
} as const

/** The sort keys of a list of authors, categories or tags; by name by default. */
export function termSortKeys(order: Optional<NamedOrder>): readonly SortKey[] {
  const descending = order?.direction === 'DESC'
  return [
    { ...fields[order?.field ?? 'NAME'], descending },
    { field: 'id', descending },
  ]
}

function listName(where: ArticleArgs['where'], endsOnly: boolean): string {
  return `articles ${endsOnly ? 'ending' : ''} ${where ? JSON.stringify(where) : ''}`
}
