import { Articles } from './articles.ts'
import { Authors } from './authors.ts'
import { Categories } from './categories.ts'
import { Changes } from './changes.ts'
import { tagColumns } from './columns.ts'
import { Diagnostics } from './diagnostics.ts'
import { Facets } from './facets.ts'
import { Images } from './images.ts'
import { joins } from './joins.ts'
import { Named } from './named.ts'
import type { Reader } from './reader.ts'
import { Routes } from './routes.ts'
import type { TagNode } from './rows.ts'
import { Search } from './search.ts'
import { Site } from './site.ts'
import type { Snapshot } from './snapshot.ts'
import { Suggestions } from './suggestions.ts'

/** All nouns over one snapshot, which the reader owns from here on. */
export function readerOf(snapshot: Snapshot): Reader {
  const articles = new Articles(snapshot)
  return {
    viewer: snapshot.viewer,
    revision: snapshot.revision,
    articles,
    authors: new Authors(snapshot),
    categories: new Categories(snapshot),
    tags: new Named<TagNode>(snapshot, joins.tag, tagColumns),
    images: new Images(snapshot),
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
