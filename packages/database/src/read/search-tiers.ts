/**
 * Where a search hits decides before its date: all its words in the title, else in title, tags, categories and authors
 * together, else anywhere. An article stands in the first tier that it reaches, and in no other.
 */
export const tiers = [0, 1, 2] as const
export type Tier = (typeof tiers)[number]

const scopes = ['{title}', '{title names}', '{title names text}'] as const

/** The FTS5 expression of one tier. */
export function matchOfTier(match: string, tier: Tier): string {
  const found = `${scopes[tier]} : (${match})`
  return tier === 0 ? found : `(${found}) NOT (${scopes[tier === 1 ? 0 : 1]} : (${match}))`
}
