import { type CountedArticle, countedColumns } from '../../counters/tally.ts'
import type { ListingState } from '../changes/listed-periods.ts'

/** The columns of an existing article that the writer needs. */
export interface StoredArticle extends CountedArticle {
  id: number
  searchId: number
  key: string
  wantedKey: string
  file: string
  slug: string
  path: string
  wantedPath: string
  title: string
  /** JSON list. */
  names: string
  lang: string | null
  draft: number
  listed: number
  expiresAt: number | null
}

export const storedColumns = `id, searchId, key, wantedKey, file, slug, path, wantedPath, title, names, lang, draft, listed,
  expiresAt, ${countedColumns.join(', ')}`

/**
 * The order in which articles get a key or path that several of them want: published ones before drafts, then by date,
 * those without a date last, then by file name.
 */
export const orderOfPrecedence = 'draft, publishedAt IS NULL, publishedAt, file'

export function listingState(article: StoredArticle): ListingState {
  return { listed: article.listed, sortAt: article.sortAt, expiresAt: article.expiresAt }
}
