import type { Match } from './search-hits.ts'

/**
 * Where a search hits decides before its date: all its words in the title, else in title, tags, categories and authors
 * together, else anywhere. An article stands in the first tier that it reaches, and in no other.
 */
export const tiers = [0, 1, 2] as const
export type Tier = (typeof tiers)[number]

export function matchOfTier(expression: string, tier: Tier): Match {
  if (tier === 2) return { index: 'ArticleSearch', expression, butInHead: expression }
  const inTitle = `{title} : (${expression})`
  return { index: 'HeadSearch', expression: tier === 0 ? inTitle : `(${expression}) NOT (${inTitle})`, butInHead: null }
}

/** Whatever hits in a tier above, of which there is one at least. */
export function matchAbove(expression: string, tier: Tier): Match {
  return tier === 1 ? matchOfTier(expression, 0) : { index: 'HeadSearch', expression, butInHead: null }
}
