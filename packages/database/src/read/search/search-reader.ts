import type { Connection } from '../paging/connection.ts'
import type { SearchArgs, SuggestArgs } from '../request/arguments.ts'
import type { Awaitable } from '../request/awaitable.ts'
import type { Given } from '../request/given.ts'
import type { ArticleNode, AuthorNode, CategoryNode, TagNode } from '../rows/nodes.ts'
import type { TextRange } from './phrases.ts'

export interface SearchReader {
  /** By where it hits (title; tags, categories and authors; text), newest first within each. */
  page(args: SearchArgs): Connection<ArticleNode, SearchHit>
}

export interface SuggestionReader {
  of(args: SuggestArgs): Awaitable<Suggestion[]>
}

/** What a search says of one article that it found. */
export interface SearchHit {
  matchedIn(): Awaitable<SearchField[]>
  /** Fragments of the fields that hit, at most `fragments` of each. */
  highlights(args: HighlightArgs): Awaitable<Highlight[]>
}

/** A way to go on with what was typed. */
export type Suggestion =
  | { kind: 'TAG'; text: string; node: TagNode; articleCount: number }
  | { kind: 'CATEGORY'; text: string; node: CategoryNode; articleCount: number }
  | { kind: 'AUTHOR'; text: string; node: AuthorNode; articleCount: number }
  | { kind: 'ARTICLE'; text: string; node: ArticleNode; articleCount: null }

export const searchFields = ['TITLE', 'TEXT', 'AUTHOR', 'CATEGORY', 'TAG'] as const

export type SearchField = (typeof searchFields)[number]

export interface HighlightArgs {
  fields?: Given<readonly SearchField[]>
  /** Of each field; 2 where it is left out. */
  fragments?: Given<number>
  /** Length of a fragment, in UTF-16 units; 80 where it is left out. */
  size?: Given<number>
}

/** A fragment of a field's text and where the query stands in it, in UTF-16 units. */
export interface Highlight {
  field: SearchField
  text: string
  ranges: TextRange[]
}
