import { UNDATED } from '../write/listing.ts'
import type { ArticleArgs, Given, NamedArgs, NamedBy, NamedOrder } from './arguments.ts'
import { articlesOfNamed, articleTerms } from './article-list.ts'
import { selectArticles } from './article-selection.ts'
import { type Awaitable, after } from './awaitable.ts'
import { given } from './by.ts'
import { type Connection, connect } from './connection.ts'
import { type Join, listedJoins, namedReachable, namedVisible } from './joins.ts'
import type { List } from './list.ts'
import { namedFilter } from './named-filter.ts'
import type { Term } from './order.ts'
import { pageOf } from './page.ts'
import { inOrder } from './relations.ts'
import type { ArticleNode } from './rows.ts'
import { type Child, gather, type Row } from './siblings.ts'
import type { Snapshot } from './snapshot.ts'
import { nestedCountOf, nestedSourceOf, sourceOf } from './sources.ts'
import { always, and, raw, type Sql, sql } from './sql.ts'

/** What authors, categories and tags have in common. */
export class Named<Node extends Row> {
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

  /** The first under a condition on `x` that is there for the viewer. */
  where(condition: Sql, order: Sql = raw('x.id')): Awaitable<Node | null> {
    const found = this.#snapshot.all<Node>(
      sql`SELECT ${this.#columns} FROM ${this.table} x WHERE ${condition} AND ${this.#reachable} ORDER BY ${order} LIMIT 1`,
    )
    return after(found, (nodes) => gather(nodes)[0] ?? null)
  }

  byIds(ids: readonly number[]): Awaitable<readonly (Node | null)[]> {
    const mine = this.#snapshot.dialect.among(raw('x.id'), ids)
    const found = this.#snapshot.all<Node>(
      sql`SELECT ${this.#columns} FROM ${this.table} x WHERE ${mine} AND ${this.#reachable}`,
    )
    return after(found, (nodes) => inOrder(ids, gather(nodes)))
  }

  /** `more` is a condition on `x` beside those of the filter. */
  page(args: NamedArgs, more: Sql = always): Connection<Node> {
    const terms = namedTerms(args.orderBy)
    const page = pageOf(args, terms)
    const condition = and([this.#visible, namedFilter(this.#snapshot, this.#join, args.where), more])
    const list = this.#list(terms, condition)
    return connect(sourceOf<Node>(this.#snapshot, page, list), terms, page, () => undefined)
  }

  articlesOf(node: Node, args: ArticleArgs, endsOnly = false): Connection<ArticleNode> {
    const terms = articleTerms(args.orderBy)
    const page = pageOf(args, terms)
    const source = nestedSourceOf<ArticleNode & Child>(this.#snapshot, {
      parent: node,
      name: listName(args.where, endsOnly),
      pageName: JSON.stringify([page, terms]),
      page,
      list: () => this.#articles(args.where, terms, endsOnly),
    })
    return connect(source, terms, page, () => undefined)
  }

  articleCountOf(node: Node, endsOnly = false): Awaitable<number> {
    const list = () => this.#articles(null, articleTerms(null), endsOnly)
    return nestedCountOf(this.#snapshot, node, listName(null, endsOnly), list)
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

  #articles(where: ArticleArgs['where'], terms: readonly Term[], endsOnly: boolean) {
    const { viewer } = this.#snapshot
    return after(selectArticles(this.#snapshot, where), (all) =>
      articlesOfNamed(viewer, this.#join, all, terms, endsOnly),
    )
  }

  #list(terms: readonly Term[], condition: Sql): List {
    const field = terms[0]?.field
    const counted = field === 'rank' ? null : this.#measure(field)
    return {
      terms,
      columns: sql`${this.#columns}, ${raw(`x."${field}"`)}`,
      columnOf: (name) => raw(`x."${name}"`),
      from: counted
        ? sql`(SELECT x.*, ${counted} AS ${raw(`"${field}"`)} FROM ${this.table} x WHERE ${condition}) x`
        : sql`${this.table} x`,
      where: () => (counted ? always : condition),
      // An import moves ranks: a cursor counts from where its row stands now, as long as there is one.
      bound: (name, value, [, id]) =>
        name === 'rank'
          ? sql`COALESCE((SELECT r.rank FROM ${this.table} r WHERE r.id = ${id ?? null}), ${value})`
          : sql`${value}`,
    }
  }

  #measure(field: string | undefined): Sql {
    const joined = listedJoins(this.#snapshot.viewer, this.#join, raw('x.id'))
    return field === 'articleCount'
      ? sql`(SELECT COUNT(*) FROM ${joined})`
      : sql`COALESCE((SELECT MAX(j."sortAt") FROM ${joined}), ${UNDATED})`
  }
}

/** What makes a node, `x`, the one meant, and which of several comes first: any spelling of a name will do. */
export function namedIs({ keyOf }: Join, by: NamedBy): { is: Sql; order: Sql } {
  const [field, value] = given(by, ['id', 'slug', 'name'])
  if (field !== 'name') return { is: sql`${raw(`x."${field}"`)} = ${value}`, order: raw('x.id') }
  const key = keyOf?.(String(value)) ?? null
  return { is: sql`(x.name = ${value} OR x.key = ${key})`, order: sql`x.name = ${value} DESC, x.rank, x.id` }
}

const fields = { NAME: 'rank', ARTICLE_COUNT: 'articleCount', LAST_PUBLISHED_AT: 'lastSortAt' } as const

function namedTerms(order: Given<NamedOrder>): readonly Term[] {
  const descending = order?.direction === 'DESC'
  return [
    { field: fields[order?.field ?? 'NAME'], descending },
    { field: 'id', descending },
  ]
}

function listName(where: ArticleArgs['where'], endsOnly: boolean): string {
  return `articles ${endsOnly ? 'ending' : ''} ${where ? JSON.stringify(where) : ''}`
}
