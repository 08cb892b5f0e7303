import type { Seen } from './changes.ts'

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
  draft: number
  sortAt: number
  expiresAt: number | null
}

export const storedColumns = 'id, searchId, key, wantedKey, file, slug, path, wantedPath, draft, sortAt, expiresAt'

export function seen(article: StoredArticle): Seen {
  return { draft: article.draft === 1, sortAt: article.sortAt, expiresAt: article.expiresAt }
}
