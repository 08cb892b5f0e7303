import type { Tally } from '../../counters/tally.ts'

/** Sums that the counters of an import lack for a viewer. */
export interface OtherSums {
  readonly tally: Tally
  /** The tally has all articles that the viewer may see, and replaces the counters. */
  readonly isWhole: boolean
}

/**
 * The sums of the last viewer, which the next one mostly needs too: until the next commit, they change only when an article
 * becomes due or expires. Each connection has one, and clears it after any commit.
 */
export class OtherArticles {
  /** For viewers who see everything. */
  preview: OtherSums | null = null
  /** For the public, from `from`, inclusive, to `until`, exclusive. Milliseconds since 1970. */
  public: { readonly sums: OtherSums; readonly from: number; readonly until: number } | null = null

  forget(): void {
    this.preview = null
    this.public = null
  }
}
