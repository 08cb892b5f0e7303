/** The full-text indexes of the articles that an import changed. Both databases index the same tokens. */
export interface SearchIndex {
  /** Whether every article must be indexed again, because the tokenizer has changed. */
  readonly isOutdated: boolean
  /**
   * Marks an article for indexing. `text` is the result of `searchTextOf`. If it is null or left out, it is computed from
   * the article's rows.
   */
  add(articleId: number, text?: Uint8Array | null): void
  /** Marks an article's entries in the indexes for deletion. */
  remove(articleId: number, searchId: number): void
  /**
   * Gives new articles their `searchId`, which follows the date. In a first import, the indexes may begin to grow. Call it
   * when all articles and the authors of the site are put.
   */
  place(): void
  /** Places the articles that are new since `place`, and writes the indexes. */
  settle(): void
  /** Ends what waits outside the database. Safe to call twice, and after an error. */
  close(): void
}
