/** `ArticleSearch` finds articles by all their texts, `HeadSearch` by titles and names. */
export type SearchTable = 'ArticleSearch' | 'HeadSearch'

/** A question to a search table. Each dialect writes it in its own way. */
export type SearchExpression =
  /** Tokens that follow one another. If `isStart`, the last one may be the beginning of a word. */
  | { readonly phrase: readonly string[]; readonly isStart?: boolean }
  | { readonly all: readonly SearchExpression[] }
  | { readonly any: readonly SearchExpression[] }
  /** In titles only. For `HeadSearch`. */
  | { readonly inTitle: SearchExpression }
  | { readonly found: SearchExpression; readonly butNot: SearchExpression }
