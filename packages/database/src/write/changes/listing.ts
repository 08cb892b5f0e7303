/** What the joins repeat of an article, so that a list of a parent's articles is a range of one index. */
export interface Listing {
  articleId: number
  /** 0 or 1. */
  listed: number
  sortAt: number
  expiresAt: number | null
}
