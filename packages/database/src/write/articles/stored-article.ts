import type { Seen } from '../changes/listed-periods.ts'

/** What the writer asks of an article that is there. */
export interface StoredArticle {
  id: number
  searchId: number
  key: string
  wantedKey: string
  file: string
  slug: string
  path: string
  wantedPath: string
  listed: number
  sortAt: number
  expiresAt: number | null
}

export const storedColumns = 'id, searchId, key, wantedKey, file, slug, path, wantedPath, listed, sortAt, expiresAt'

export function seen(article: StoredArticle): Seen {
  return { listed: article.listed, sortAt: article.sortAt, expiresAt: article.expiresAt }
}
