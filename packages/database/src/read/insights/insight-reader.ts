import type { Awaitable } from '../request/awaitable.ts'
import type { AuthorNode, CategoryNode, TagNode } from '../rows/nodes.ts'
import type { StoryNode } from '../stories/story-reader.ts'

/** Sums over articles. Each article counts once. */
export interface Sums {
  readonly articles: number
  /** Chinese and Japanese characters count as words. */
  readonly words: number
  /** Images in the bodies. */
  readonly pictures: number
}

export interface MonthSums extends Sums {
  /** `2026-04`. */
  readonly key: string
  readonly year: number
  /** 1 to 12. */
  readonly month: number
}

/** The days from the first article with a date to the last one. Dates are `YYYY-MM-DD`. */
export interface DayInsights {
  readonly first: string | null
  readonly last: string | null
  readonly withArticles: number
  readonly without: number
}

/** A run of days without articles, between two days with some. Dates are `YYYY-MM-DD`, both inclusive. */
export interface DayGap {
  readonly from: string
  readonly to: string
  readonly days: number
}

export interface CategorySums extends Sums {
  readonly category: CategoryNode
}

export interface TagPair {
  /** Two tags, by name. */
  readonly tags: readonly TagNode[]
  readonly articles: number
}

export interface WritingSums extends Sums {
  readonly author: AuthorNode
  readonly category: CategoryNode
}

/**
 * The archive in numbers, by the counters that imports keep. All sums are of the articles that lists show the viewer. Days
 * and months are those of the site's time zone. `first` is at most 100; lists begin with the most articles.
 */
export interface InsightReader {
  sums(): Awaitable<Sums>
  /** The months that have articles, the oldest first. */
  months(): Awaitable<readonly MonthSums[]>
  days(): Awaitable<DayInsights>
  /** The longest gaps, the longest first, equal ones by date. */
  gaps(first: number): Awaitable<readonly DayGap[]>
  /** Categories, each with the articles of its descendants. */
  categories(first: number): Awaitable<readonly CategorySums[]>
  /** Pairs among the first ten tags of each article. */
  tagPairs(first: number): Awaitable<readonly TagPair[]>
  /** The first ten authors of each article, with its own category. */
  writing(first: number): Awaitable<readonly WritingSums[]>
  /** The stories with the most versions, at least two. */
  corrected(first: number): Awaitable<readonly StoryNode[]>
}
