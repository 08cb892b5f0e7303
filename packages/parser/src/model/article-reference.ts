import type { LinkTarget } from './article.ts'

/**
 * A reference of a template tag or a wiki link to another article: the target by name, or an address from the root of the
 * site.
 */
export interface ArticleReference {
  target?: LinkTarget
  address?: string
  /** The path or name as written. */
  written: string
  fragment?: string
  /** The place of a tag in the source. */
  offset?: number
  /** The text to search for its place, if it differs from what is written. */
  search?: string
}
