import type { Match } from './search-hits.ts'

/**
 * The field of a hit decides before its date. Tier 0: all words are in the title. Tier 1: all words are in the title,
 * tags, categories and authors together. Tier 2: anywhere. An article belongs only to the first tier that it reaches.
 */
export const tiers = [0, 1, 2] as const
export type Tier = (typeof tiers)[number]

export function matchOfTier(expression: string, tier: Tier): Match {
  if (tier === 2) return { index: 'ArticleSearch', expression, butInHead: expression }
  const inTitle = `{title} : (${expression})`
  return { index: 'HeadSearch', expression: tier === 0 ? inTitle : `(${expression}) NOT (${inTitle})`, butInHead: null }
}

/** All hits in the tiers above this one. `tier` is at least 1. */
export function matchAbove(expression: string, tier: Tier): Match {
  return tier === 1 ? matchOfTier(expression, 0) : { index: 'HeadSearch', expression, butInHead: null }
}
