import type { Site } from '../model/site.ts'
import type { TagArguments } from './tag-arguments.ts'

/** A template tag that the site does not explain, with the place of its first use in the body. */
export interface LeftOut {
  /** `{% youtube %}`, `{{< tweet >}}`, `<Button>`. */
  kind: string
  /** What became of it: nothing is shown, or only its text, or only its image. */
  shown: 'nothing' | 'text' | 'image'
  offset: number
  count: number
}

export interface TagReplacement {
  text: string
  leftOut: LeftOut[]
  /** Addresses that stand for a slug, because the article's own address is not known here. */
  slugs: Map<string, string>
}

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
}

/** What a tag turns into: text of the body's own format, an address that stands for a slug, or nothing. */
export interface TagResult {
  text: string
  /** Whether the text is a block, which needs lines of its own in Markdown. */
  block?: boolean
  slug?: { address: string; slug: string }
  leftOut?: boolean
  /** What is shown of a tag that is left out. */
  shown?: LeftOut['shown']
}

/** What is written around the content of a tag with an end. The content is read as usual. */
export interface TagBlock {
  open: string
  close: string
  /** Comments such as `<!-- tab Title -->` divide the content into parts with titles. */
  hasParts?: boolean
}
