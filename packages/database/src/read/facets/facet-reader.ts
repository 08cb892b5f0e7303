import type { ArchiveUnit, FacetsArgs, NamedFacetArgs, ValueFacetArgs } from '../request/arguments.ts'
import type { Awaitable } from '../request/awaitable.ts'
import type { AuthorNode, CategoryNode, TagNode } from '../rows/nodes.ts'

/** How many articles one node would leave; never none. */
export interface NamedFacet<Node> {
  readonly node: Node
  readonly count: number
  /** The filter asks for it by name. */
  readonly selected: boolean
}

/**
 * The articles of a filter and a search, counted in several ways; each way costs its own statement, where it is asked.
 * A facet leaves out what the filter, at its top, says of the facet's own dimension.
 */
export interface ArticleFacets {
  /** An article counts for every category above its own, unless the filter says otherwise. */
  categories(args: NamedFacetArgs): Awaitable<readonly NamedFacet<CategoryNode>[]>
  tags(args: NamedFacetArgs): Awaitable<readonly NamedFacet<TagNode>[]>
  authors(args: NamedFacetArgs): Awaitable<readonly NamedFacet<AuthorNode>[]>
  /** In the site's time zone, newest first; the undated are in none. */
  dates(by: ArchiveUnit): Awaitable<readonly ArchiveBucket[]>
  langs(): Awaitable<readonly ValueFacet[]>
  frontMatter(args: ValueFacetArgs): Awaitable<readonly ValueFacet[]>
}

/** The articles of a year, a month or a day. */
export interface ArchiveBucket {
  /** `2022`, `2022-07` or `2022-07-30`. */
  readonly key: string
  readonly year: number
  readonly month: number | null
  readonly day: number | null
  /** Its first moment, and that after its last. */
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
