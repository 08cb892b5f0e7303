import type { ArticleReference } from '../model/article-reference.ts'
import type { Site } from '../model/site.ts'
import type { TagArguments } from '../tag-rendering/tag-arguments.ts'
import type { LeftOut, TagPage, TagProblem } from '../tag-rendering/tag-replacement.ts'
import { Includes } from './includes.ts'

/** The place of a text: the article, or a file that an `include` of the article puts in. */
export interface TextPlace {
  /** The files that include each other, the article first. */
  from: string[]
  /** The arguments of the include; null in the article itself. */
  args: TagArguments | null
  /** The offset of the include in the article; null in the article itself. */
  offset: number | null
}

/** The findings about the tags of one body, with those of the files that it includes. */
export class BodyTags {
  readonly site: Site
  readonly page: TagPage
  readonly includes: Includes
  readonly leftOut = new Map<string, LeftOut>()
  readonly references: ArticleReference[] = []
  readonly problems: TagProblem[] = []

  constructor(site: Site, page: TagPage) {
    this.site = site
    this.page = page
    this.includes = new Includes(page, site)
  }

  leaveOut(kind: string, shown: LeftOut['shown'], offset: number): void {
    const known = this.leftOut.get(kind)
    if (known) known.count += 1
    else this.leftOut.set(kind, { kind, shown, offset, count: 1 })
  }
}
