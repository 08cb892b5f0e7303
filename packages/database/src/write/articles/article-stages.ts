import type { Attachments } from '../attachments/attachments.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { Counters } from '../counters/counters.ts'
import type { Diagnostics } from '../diagnostics/diagnostics.ts'
import type { Images } from '../images/images.ts'
import type { Keywords } from '../keywords/keywords.ts'
import type { LinkedTexts } from '../links/linked-texts.ts'
import type { Links } from '../links/links.ts'
import type { SearchIndex } from '../search/search-index.ts'
import type { Stories } from '../stories/stories.ts'
import type { Authors } from '../terms/authors.ts'
import type { Categories } from '../terms/categories.ts'
import type { Tags } from '../terms/tags.ts'
import type { ArticleKeys } from './article-keys.ts'
import type { ArticlePaths } from './article-paths.ts'
import type { FormerPaths } from './former-paths.ts'

/** The objects that write the parts of an article. */
export interface Stages {
  changes: ChangeLog
  counters: Counters
  keys: ArticleKeys
  keywords: Keywords
  paths: ArticlePaths
  formerPaths: FormerPaths
  authors: Authors
  categories: Categories
  tags: Tags
  images: Images
  attachments: Attachments
  links: Links
  linkedTexts: LinkedTexts
  search: SearchIndex
  stories: Stories
  diagnostics: Diagnostics
}
