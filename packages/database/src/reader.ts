import type { ArticleReader } from './read/articles/article-reader.ts'
import { Articles } from './read/articles/articles.ts'
import { type AttachmentReader, Attachments } from './read/attachments/attachments.ts'
import type { ChangeReader } from './read/changes/change-reader.ts'
import { Changes } from './read/changes/changes.ts'
import type { FacetReader } from './read/facets/facet-reader.ts'
import { Facets } from './read/facets/facets.ts'
import type { ImageReader } from './read/images/image-reader.ts'
import { Images } from './read/images/images.ts'
import type { InsightReader } from './read/insights/insight-reader.ts'
import { Insights } from './read/insights/insights.ts'
import { type Awaitable, after } from './read/request/awaitable.ts'
import type { Viewer } from './read/request/viewer.ts'
import { tagColumns } from './read/rows/columns.ts'
import type { TagNode } from './read/rows/nodes.ts'
import { Search } from './read/search/search.ts'
import type { SearchReader, SuggestionReader } from './read/search/search-reader.ts'
import { Suggestions } from './read/search/suggestions.ts'
import { Diagnostics } from './read/site/diagnostics.ts'
import { Routes } from './read/site/routes.ts'
import { Site } from './read/site/site.ts'
import type { DiagnosticReader, RouteReader, SiteReader } from './read/site/site-readers.ts'
import type { Snapshot } from './read/snapshot/snapshot.ts'
import { Stories } from './read/stories/stories.ts'
import type { StoryReader } from './read/stories/story-reader.ts'
import { Authors } from './read/terms/authors.ts'
import { Categories } from './read/terms/categories.ts'
import type { AuthorReader, CategoryReader, TagReader } from './read/terms/term-readers.ts'
import { Terms } from './read/terms/terms.ts'
import { joins } from './read/visibility/joins.ts'

/**
 * One request's view of one revision of the archive, for one viewer. The methods `…Of(row)` take a row that this reader
 * returned. One statement answers them for all rows that were read together (batch loading).
 */
export interface Reader {
  readonly viewer: Viewer
  /** The revision that the snapshot shows. */
  revision(): Awaitable<number>
  readonly articles: ArticleReader
  readonly authors: AuthorReader
  readonly categories: CategoryReader
  readonly tags: TagReader
  readonly images: ImageReader
  readonly attachments: AttachmentReader
  readonly stories: StoryReader
  readonly search: SearchReader
  readonly suggestions: SuggestionReader
  readonly facets: FacetReader
  readonly insights: InsightReader
  readonly routes: RouteReader
  readonly changes: ChangeReader
  readonly diagnostics: DiagnosticReader
  readonly site: SiteReader
  /** Ends the snapshot. Do not use the reader or its connections afterwards. Calling it twice is safe. */
  release(): void
}

/** Creates a reader on a snapshot. The reader owns the snapshot and releases it. */
export function openReader(snapshot: Snapshot): Reader {
  return new SnapshotReader(snapshot)
}

/** Creates its parts when they are first used, because most requests use one or two. */
class SnapshotReader implements Reader {
  readonly viewer: Viewer
  readonly #snapshot: Snapshot
  #articles: ArticleReader | undefined
  #authors: AuthorReader | undefined
  #categories: CategoryReader | undefined
  #tags: TagReader | undefined
  #stories: StoryReader | undefined
  #insights: InsightReader | undefined
  #site: SiteReader | undefined

  constructor(snapshot: Snapshot) {
    this.viewer = snapshot.viewer
    this.#snapshot = snapshot
  }

  revision(): Awaitable<number> {
    return after(this.#snapshot.archive(), ({ revision }) => revision)
  }

  get articles(): ArticleReader {
    this.#articles ??= new Articles(this.#snapshot)
    return this.#articles
  }

  get authors(): AuthorReader {
    this.#authors ??= new Authors(this.#snapshot)
    return this.#authors
  }

  get categories(): CategoryReader {
    this.#categories ??= new Categories(this.#snapshot)
    return this.#categories
  }

  get tags(): TagReader {
    this.#tags ??= new Terms<TagNode>(this.#snapshot, joins.tag, tagColumns)
    return this.#tags
  }

  get stories(): StoryReader {
    this.#stories ??= new Stories(this.#snapshot)
    return this.#stories
  }

  get insights(): InsightReader {
    this.#insights ??= new Insights(this.#snapshot, this)
    return this.#insights
  }

  get site(): SiteReader {
    this.#site ??= new Site(this.#snapshot)
    return this.#site
  }

  // The others keep nothing between two uses.

  get images(): ImageReader {
    return new Images(this.#snapshot)
  }

  get attachments(): AttachmentReader {
    return new Attachments(this.#snapshot)
  }

  get search(): SearchReader {
    return new Search(this.#snapshot, this.articles)
  }

  get suggestions(): SuggestionReader {
    return new Suggestions(this.#snapshot)
  }

  get facets(): FacetReader {
    return new Facets(this.#snapshot)
  }

  get routes(): RouteReader {
    return new Routes(this.#snapshot)
  }

  get changes(): ChangeReader {
    return new Changes(this.#snapshot)
  }

  get diagnostics(): DiagnosticReader {
    return new Diagnostics(this.#snapshot)
  }

  release(): void {
    this.#snapshot.release()
  }
}
