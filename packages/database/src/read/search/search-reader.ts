import type { Connection } from '../paging/connection.ts'
import type { SearchArgs, SuggestArgs } from '../request/arguments.ts'
import type { Awaitable } from '../request/awaitable.ts'
import type { Optional } from '../request/optional.ts'
import type { ArticleNode, AuthorNode, CategoryNode, TagNode } from '../rows/nodes.ts'
import type { TextRange } from './phrases.ts'

export interface SearchReader {
  /** By the field of the hit (title; tags, categories and authors; text), newest first within each; or newest first. */
  page(args: SearchArgs): Connection<ArticleNode, SearchHit>
}

export interface SuggestionReader {
  of(args: SuggestArgs): Awaitable<Suggestion[]>
}

/** The match details of one article in the result. */
export interface SearchHit {
  matchedIn(): Awaitable<SearchField[]>
  /** Fragments of the fields that match, at most `fragments` for each field. */
  highlights(args: HighlightArgs): Awaitable<Highlight[]>
}

/** A completion of what the user typed. */
export type Suggestion =
  | { kind: 'TAG'; text: string; node: TagNode; articleCount: number }
  | { kind: 'CATEGORY'; text: string; node: CategoryNode; articleCount: number }
  | { kind: 'AUTHOR'; text: string; node: AuthorNode; articleCount: number }
  | { kind: 'ARTICLE'; text: string; node: ArticleNode; articleCount: null }

export const searchFields = ['TITLE', 'TEXT', 'AUTHOR', 'CATEGORY', 'TAG'] as const

export type SearchField = (typeof searchFields)[number]

export interface HighlightArgs {
  fields?: Optional<readonly SearchField[]>
  /** Number of fragments for each field. Default: 2. */
  fragments?: Optional<number>
  /** Length of a fragment, in UTF-16 units. Default: 80. */
  size?: Optional<number>
}

/** A fragment of a field's text, and the ranges of the query in it, in UTF-16 units. */
export interface Highlight {
  field: SearchField
  text: string
  ranges: TextRange[]
}
