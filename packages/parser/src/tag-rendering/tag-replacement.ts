import type { ArticleReference } from '../model/article-reference.ts'
import type { JsonValue } from '../model/json-value.ts'
import type { Site } from '../model/site.ts'
import type { TagArguments } from './tag-arguments.ts'

/** A template tag that the site does not explain, with the place of its first use in the body. */
export interface LeftOut {
  /** `{% youtube %}`, `{{< tweet >}}`, `<Button>`. */
  kind: string
  /** Whether nothing of it is shown, or only its text, or only its image. */
  shown: 'nothing' | 'text' | 'image'
  offset: number
  count: number
}

export interface TagReplacement {
  text: string
  leftOut: LeftOut[]
  /** The references to other articles. The text has a mark with the number of each. */
  references: ArticleReference[]
  problems?: TagProblem[]
}

/** An include that is left out for a reason, with the place of its tag in the body. */
export interface TagProblem {
  message: string
  hint: string
  offset: number
}

/** The page of a tag. */
export interface TagPage {
  /** Path of its file within the content folder. */
  file: string
  /** URL path of the article. */
  pagePath: string
  /** BCP 47 tag. */
  lang: string | null
  /** The value of a front matter key, or of one of the site's parameters, as text. */
  param(name: string): string | null
  /** The value of a front matter key, null for a private one. */
  value(name: string): JsonValue
  /** The text of a file that articles can include, and null for all other files. */
  text(file: string): string | null
}

/** Adds a reference to those of the body. Returns its number. */
export type AddReference = (reference: Omit<ArticleReference, 'offset'>) => number

/** One use of a tag, as its rule sees it. */
export interface TagCall {
  name: string
  /** Whether it is a shortcode of Hugo's, `{{< name >}}`, or a tag, `{% name %}`. */
  hugo: boolean
  /** The text between the name and the closing mark. */
  rest: string
  args: TagArguments
  /** Whether the body is Markdown. Else it is HTML. */
  markdown: boolean
  /** Whether other text is on the same line. */
  inline: boolean
  site: Site
  page: TagPage
  add: AddReference
}

/** The replacement of a tag: text in the format of the body, or an empty string. */
export interface TagResult {
  text: string
  /** Whether the text is a block, which needs lines of its own in Markdown. */
  block?: boolean
  leftOut?: boolean
  /** The part of a left-out tag that is shown. */
  shown?: LeftOut['shown']
}

/** The text to write before and after the content of a tag with an end. The content is read as usual. */
export interface TagBlock {
  open: string
  close: string
  /** Comments such as `<!-- tab Title -->` divide the content into parts with titles. */
  hasParts?: boolean
}
