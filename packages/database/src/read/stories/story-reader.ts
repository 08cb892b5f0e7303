import type { Awaitable } from '../request/awaitable.ts'
import type { ArticleNode } from '../rows/nodes.ts'

/** A story with at least two versions that the viewer may see. */
export interface StoryNode {
  readonly id: number
  /** From the oldest version to the newest. */
  readonly articles: readonly ArticleNode[]
}

export interface StoryReader {
  /** The story of an article. Null if the viewer sees no other version of it. */
  of(article: ArticleNode): Awaitable<StoryNode | null>
  /** The versions of an article that lists may show, and itself, from the oldest to the newest. */
  versionsOf(article: ArticleNode): Awaitable<readonly ArticleNode[]>
  /** The stories in the order of `ids`, with null for ids without a story of two visible versions. */
  byIds(ids: readonly number[]): Awaitable<readonly (StoryNode | null)[]>
}
