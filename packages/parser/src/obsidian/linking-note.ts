import type { ArticleReference } from '../model/article-reference.ts'

/** The article that is rendered, and what its text says about others. The plugins for Obsidian's syntax add to it. */
export interface LinkingNote {
  /** Path within the content folder. */
  readonly file: string
  /** BCP 47 tag. */
  readonly lang: string | null
  /** References to other articles. A mark in the html has the number of each. */
  readonly references: ArticleReference[]
  /** Tags in the text, without `#`. */
  readonly tags: string[]
}

/** The note that is rendered, or undefined if the caller collects nothing. */
export function noteOf({ env }: { env: { [key: string]: unknown } }): LinkingNote | undefined {
  // renderMarkdown writes this field, and nothing else does.
  return env.note as LinkingNote | undefined
}
