import type { SearchExpression } from '../../sql/search-expression.ts'
import { sizeOf } from '../paging/page.ts'
import type {
  ArchiveUnit,
  ArticleWhere,
  FacetsArgs,
  KeywordFacetArgs,
  NamedFacetArgs,
  ValueFacetArgs,
} from '../request/arguments.ts'
import { type Awaitable, after, once } from '../request/awaitable.ts'
import { authorColumns, categoryColumns, tagColumns } from '../rows/columns.ts'
import type { AuthorNode, CategoryNode, TagNode } from '../rows/nodes.ts'
import { searchQuery } from '../search/search-query.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { joins } from '../visibility/joins.ts'
import { readArchive } from './archive-buckets.ts'
import type { ArchiveBucket, ArticleFacets, FacetReader, NamedFacet, ValueFacet } from './facet-reader.ts'
import { type FacetScope, readScope } from './facet-scope.ts'
import { readTermFacet } from './term-facet.ts'
import { readInitials, readKeywords, readLangs, readValues } from './value-facets.ts'

const most = 20

export class Facets implements FacetReader {
  readonly #snapshot: Snapshot

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot
  }

  of({ where, search, prefix }: FacetsArgs): ArticleFacets {
    const query =
      search === null || search === undefined ? null : searchQuery(search, 'ALL_TERMS', { isTyping: prefix === true })
    // A search without words finds nothing.
    if (query?.phrases.length === 0) return emptyFacets
    return new CountedFacets(this.#snapshot, where ?? {}, query?.loose ?? null)
  }
}

class CountedFacets implements ArticleFacets {
  readonly #snapshot: Snapshot
  readonly #where: ArticleWhere
  readonly #match: SearchExpression | null
  /** The scope of the whole filter, for facets whose dimension it does not mention. */
  readonly #whole: () => Awaitable<FacetScope>

  constructor(snapshot: Snapshot, where: ArticleWhere, match: SearchExpression | null) {
    this.#snapshot = snapshot
    this.#where = where
    this.#match = match
    this.#whole = once(() => readScope(snapshot, where, match))
  }

  categories(args: NamedFacetArgs): Awaitable<readonly NamedFacet<CategoryNode>[]> {
    const { category, ...rest } = this.#where
    return after(this.#scope(category, rest), (scope) =>
      readTermFacet<CategoryNode>(this.#snapshot, scope, {
        ...sized(args),
        join: joins.category,
        columns: categoryColumns,
        filter: category,
      }),
    )
  }

  tags(args: NamedFacetArgs): Awaitable<readonly NamedFacet<TagNode>[]> {
    const { tag, ...rest } = this.#where
    return after(this.#scope(tag, rest), (scope) =>
      readTermFacet<TagNode>(this.#snapshot, scope, {
        ...sized(args),
        join: joins.tag,
        columns: tagColumns,
        filter: tag,
      }),
    )
  }

  keywords({ first }: KeywordFacetArgs): Awaitable<readonly ValueFacet[]> {
    const size = sizeOf('first', first) ?? most
    const { keyword, ...rest } = this.#where
    return after(this.#scope(keyword, rest), (scope) => readKeywords(this.#snapshot, scope, size))
  }

  authors(args: NamedFacetArgs): Awaitable<readonly NamedFacet<AuthorNode>[]> {
    const { author, ...rest } = this.#where
    return after(this.#scope(author, rest), (scope) =>
      readTermFacet<AuthorNode>(this.#snapshot, scope, {
        ...sized(args),
        join: joins.author,
        columns: authorColumns,
        filter: author,
      }),
    )
  }

  dates(by: ArchiveUnit): Awaitable<readonly ArchiveBucket[]> {
    return after(this.#whole(), (scope) => readArchive(this.#snapshot, scope, by))
  }

  initials(): Awaitable<readonly ValueFacet[]> {
    const { initial, ...rest } = this.#where
    return after(this.#scope(initial, rest), (scope) => readInitials(this.#snapshot, scope))
  }

  langs(): Awaitable<readonly ValueFacet[]> {
    const { lang, ...rest } = this.#where
    return after(this.#scope(lang, rest), (scope) => readLangs(this.#snapshot, scope))
  }

  frontMatter({ key, first }: ValueFacetArgs): Awaitable<readonly ValueFacet[]> {
    const size = sizeOf('first', first) ?? most
    const others = this.#where.frontMatter?.filter((filter) => filter.key !== key)
    const own = others?.length !== this.#where.frontMatter?.length
    return after(this.#scope(own || null, { ...this.#where, frontMatter: others }), (scope) =>
      readValues(this.#snapshot, scope, key, size),
    )
  }

  #scope(own: unknown, rest: ArticleWhere): Awaitable<FacetScope> {
    return own === null || own === undefined ? this.#whole() : readScope(this.#snapshot, rest, this.#match)
  }
}

function sized({ first, orderBy }: NamedFacetArgs) {
  return { size: sizeOf('first', first) ?? most, byName: orderBy === 'NAME_ASC' }
}

const emptyFacets: ArticleFacets = {
  categories: () => [],
  tags: () => [],
  keywords: () => [],
  authors: () => [],
  dates: () => [],
  initials: () => [],
  langs: () => [],
  frontMatter: () => [],
}
