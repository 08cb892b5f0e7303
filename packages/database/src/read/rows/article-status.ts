import type { ArticleStatus } from '../request/arguments.ts'
import type { ArticleNode } from './nodes.ts'

/**
 * The status of an article at `now` (milliseconds since 1970). A scheduled article appears on time without an import.
 */
export function statusOf(article: Pick<ArticleNode, 'draft' | 'sortAt' | 'expiresAt'>, now: number): ArticleStatus {
  if (article.draft) return 'DRAFT'
  if (article.sortAt > now) return 'SCHEDULED'
  return article.expiresAt !== null && article.expiresAt <= now ? 'EXPIRED' : 'PUBLISHED'
}
