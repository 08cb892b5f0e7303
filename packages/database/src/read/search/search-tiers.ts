import type { Match } from './search-hits.ts'
import type { SearchQuery } from './search-query.ts'

/**
 * The field of a hit decides before its date. Tier 0: all words are in the title. Tier 1: all words are in the title,
 * tags, categories and authors together. Tier 2: anywhere. Tiers 3 to 5 are the same for hits with other punctuation than
 * in the query. An article belongs only to the first tier that it reaches. Tier 6 has all hits, in the order of their dates.
 */
export type Tier = 0 | 1 | 2 | 3 | 4 | 5 | 6

const exactTiers: readonly Tier[] = [0, 1, 2]
const allTiers: readonly Tier[] = [...exactTiers, 3, 4, 5]

/** The tiers that a query may have hits in, in order. */
export function tiersOf(query: SearchQuery): readonly Tier[] {
  if (query.order === 'NEWEST') return [6]
  return query.alternatives === null ? exactTiers : allTiers
}

/** All hits, in any field. */
export function matchAnywhere(query: SearchQuery): Match {
  return { index: 'ArticleSearch', expression: query.loose }
}

export function matchOfTier(query: SearchQuery, tier: Tier): Match {
  if (tier === 6) return matchAnywhere(query)
  const { exact, loose } = query
  if (tier < 3) return matchIn(exact, tier)
  const onlyLoose = `(${loose}) NOT (${exact})`
  if (tier === 5) return { index: 'ArticleSearch', expression: onlyLoose, butInHead: loose }
  return { ...matchIn(loose, tier - 3), within: onlyLoose }
}

/** All hits in the tiers above this one, as one match or several. None above the first one. */
export function matchesAbove(query: SearchQuery, tier: Tier): Match[] {
  if (tier === 0 || tier === 6) return []
  const { exact, loose } = query
  if (tier < 3) return [matchAbove(exact, tier)]
  const anyExact: Match = { index: 'ArticleSearch', expression: exact }
  return tier === 3 ? [anyExact] : [anyExact, { ...matchAbove(loose, tier - 3), within: `(${loose}) NOT (${exact})` }]
}

/** The hits of an expression in the title (0), in names but not in the title (1), or elsewhere (2). */
function matchIn(expression: string, place: number): Match {
  if (place === 2) return { index: 'ArticleSearch', expression, butInHead: expression }
  const inTitle = `{title} : (${expression})`
  return { index: 'HeadSearch', expression: place === 0 ? inTitle : `(${expression}) NOT (${inTitle})` }
}

function matchAbove(expression: string, place: number): Match {
  return place === 1 ? matchIn(expression, 0) : { index: 'HeadSearch', expression }
}
