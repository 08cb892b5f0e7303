import type { SearchExpression } from '../../sql/search-expression.ts'
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
  return { table: 'ArticleSearch', expression: query.loose }
}

export function matchOfTier(query: SearchQuery, tier: Tier): Match {
  if (tier === 6) return matchAnywhere(query)
  const { exact, loose } = query
  if (tier < 3) return matchIn(exact, tier)
  const onlyLoose = { found: loose, butNot: exact }
  if (tier === 5) return { table: 'ArticleSearch', expression: onlyLoose, butInHead: loose }
  return { ...matchIn(loose, tier - 3), within: onlyLoose }
}

/** All hits in the tiers above this one, as one match or several. None above the first one. */
export function matchesAbove(query: SearchQuery, tier: Tier): Match[] {
  if (tier === 0 || tier === 6) return []
  const { exact, loose } = query
  if (tier < 3) return [matchAbove(exact, tier)]
  const anyExact: Match = { table: 'ArticleSearch', expression: exact }
  const onlyLoose = { found: loose, butNot: exact }
  return tier === 3 ? [anyExact] : [anyExact, { ...matchAbove(loose, tier - 3), within: onlyLoose }]
}

/** The hits of an expression in the title (0), in names but not in the title (1), or elsewhere (2). */
function matchIn(expression: SearchExpression, place: number): Match {
  if (place === 2) return { table: 'ArticleSearch', expression, butInHead: expression }
  const inTitle = { inTitle: expression }
  return { table: 'HeadSearch', expression: place === 0 ? inTitle : { found: expression, butNot: inTitle } }
}

function matchAbove(expression: SearchExpression, place: number): Match {
  return place === 1 ? matchIn(expression, 0) : { table: 'HeadSearch', expression }
}
