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
  const articles = new Articles(snapshot)
  const authors = new Authors(snapshot)
  const categories = new Categories(snapshot)
  const tags = new Terms<TagNode>(snapshot, joins.tag, tagColumns)
  const stories = new Stories(snapshot)
  return {
    viewer: snapshot.viewer,
    revision: () => after(snapshot.archive(), ({ revision }) => revision),
    articles,
    authors,
    categories,
    tags,
    images: new Images(snapshot),
    attachments: new Attachments(snapshot),
    stories,
    insights: new Insights(snapshot, { authors, categories, tags, stories }),
    search: new Search(snapshot, articles),
    facets: new Facets(snapshot),
    routes: new Routes(snapshot),
    suggestions: new Suggestions(snapshot),
    changes: new Changes(snapshot),
    diagnostics: new Diagnostics(snapshot),
    site: new Site(snapshot),
    release: () => snapshot.release(),
  }
}
