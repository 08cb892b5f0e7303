/** The columns of an article that join tables repeat, so that a list of the articles of a term is one index range. */
export interface Listing {
  articleId: number
  /** 0 or 1. */
  listed: number
  sortAt: number
  expiresAt: number | null
}
