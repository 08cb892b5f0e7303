import type { ArchiveUnit, FacetsArgs, KeywordFacetArgs, NamedFacetArgs, ValueFacetArgs } from '../request/arguments.ts'
import type { Awaitable } from '../request/awaitable.ts'
import type { AuthorNode, CategoryNode, TagNode } from '../rows/nodes.ts'

/** A node and the number of articles that would remain if the filter required it. The number is never 0. */
export interface NamedFacet<Node> {
  readonly node: Node
  readonly count: number
  /** The filter names this node. */
  readonly selected: boolean
}

/**
 * Counts of the articles of a filter and a search. Each count costs its own statement, when it is requested. A facet
 * ignores the conditions on its own dimension at the top level of the filter. Dates do not: a month has its own days.
 */
export interface ArticleFacets {
  /** An article counts for all categories above its own, unless `includeDescendants` is false. */
  categories(args: NamedFacetArgs): Awaitable<readonly NamedFacet<CategoryNode>[]>
  tags(args: NamedFacetArgs): Awaitable<readonly NamedFacet<TagNode>[]>
  /** The keywords of articles without tags, the most frequent first. */
  keywords(args: KeywordFacetArgs): Awaitable<readonly ValueFacet[]>
  authors(args: NamedFacetArgs): Awaitable<readonly NamedFacet<AuthorNode>[]>
  /** In the site's time zone, newest first, within the dates of the filter. Articles without a date are not counted. */
  dates(by: ArchiveUnit): Awaitable<readonly ArchiveBucket[]>
  /** The first letters of the titles, in the order of an index. */
  initials(): Awaitable<readonly ValueFacet[]>
  langs(): Awaitable<readonly ValueFacet[]>
  frontMatter(args: ValueFacetArgs): Awaitable<readonly ValueFacet[]>
}

/** The number of articles of a year, a month or a day. */
export interface ArchiveBucket {
  /** `2022`, `2022-07` or `2022-07-30`. */
  readonly key: string
  readonly year: number
  readonly month: number | null
  readonly day: number | null
  /** Start (inclusive) and end (exclusive), in milliseconds since 1970. */
  readonly from: number
  readonly to: number
  readonly count: number
}

export interface ValueFacet {
  readonly value: string
  readonly count: number
}

export interface FacetReader {
  of(args: FacetsArgs): ArticleFacets
}
