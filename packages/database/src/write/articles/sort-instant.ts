import { UNDATED } from '../../schema/undated.ts'

/**
 * The instant by which an article is ordered, and before which no user sees it. This is its publication date, unless its site
 * makes it visible at another instant (Hugo's `publishDate`): then an article that is not yet visible waits for that instant,
 * and an article that is visible before its date counts from that instant.
 * @param now the instant of the import, in milliseconds since 1970
 */
export function sortInstant(
  { publishedAt, visibleFrom = null }: { publishedAt: number | null; visibleFrom?: number | null },
  now: number,
): number {
  const date = publishedAt ?? UNDATED
  if (visibleFrom === null) return date
  return visibleFrom > now || date > now ? visibleFrom : date
}
