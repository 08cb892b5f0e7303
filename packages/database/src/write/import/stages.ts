import { ArticleKeys } from '../articles/article-keys.ts'
import { ArticlePaths } from '../articles/article-paths.ts'
import type { Stages } from '../articles/article-stages.ts'
import { FormerPaths } from '../articles/former-paths.ts'
import { Attachments } from '../attachments/attachments.ts'
import { ChangeLog } from '../changes/change-log.ts'
import type { WriteConnection } from '../connection/write-connection.ts'
import { Counters } from '../counters/counters.ts'
import { Diagnostics } from '../diagnostics/diagnostics.ts'
import { Images } from '../images/images.ts'
import { Keywords } from '../keywords/keywords.ts'
import { LinkedTexts } from '../links/linked-texts.ts'
import { type AnchorFinder, Links } from '../links/links.ts'
import type { SearchIndex } from '../search/search-index.ts'
import { Stories } from '../stories/stories.ts'
import { Authors } from '../terms/authors.ts'
import { Categories } from '../terms/categories.ts'
import { Tags } from '../terms/tags.ts'

/** Creates the objects that write the parts of an article, in the order of their dependencies. */
export function createStages(
  connection: WriteConnection,
  {
    isFilled,
    search,
    kept,
    since,
    anchors,
    site,
  }: {
    isFilled: boolean
    search: SearchIndex
    kept: boolean
    since: number
    anchors: AnchorFinder
    site: { countedBy: string; timeZone: string }
  },
): Stages {
  const changes = new ChangeLog(connection, { kept, since })
  const images = new Images(connection, changes, { isFilled })
  const counters = new Counters(connection, { site, isFilled })
  return {
    changes,
    counters,
    images,
    keys: new ArticleKeys(connection, changes),
    keywords: new Keywords(connection, { isFilled }),
    paths: new ArticlePaths(connection, { isFilled }),
    formerPaths: new FormerPaths(connection, { isFilled }),
    authors: new Authors(connection, changes, images),
    categories: new Categories(connection, changes),
    tags: new Tags(connection, changes),
    attachments: new Attachments(connection),
    links: new Links(connection, { lookedUp: isFilled, anchors }),
    linkedTexts: new LinkedTexts(connection),
    search,
    stories: new Stories(connection, counters, { isFilled }),
    diagnostics: new Diagnostics(connection, { isFilled, kept }),
  }
}
