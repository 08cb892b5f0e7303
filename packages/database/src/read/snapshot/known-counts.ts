import { type Awaitable, after } from '../request/awaitable.ts'
import { nextChangeAt } from '../visibility/article-visibility.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * Counts by id, from the cache as far as it has them.
 * @param kind what is counted: with the id it identifies the count, for all viewers of the same kind and time
 * @param read reads the counts of the ids that are not in the cache
 */
export function knownCounts(
  snapshot: Snapshot,
  kind: string,
  ids: readonly number[],
  read: (missing: readonly number[]) => Awaitable<ReadonlyMap<number, number>>,
): Awaitable<ReadonlyMap<number, number>> {
  return after(cacheFor(snapshot), (cache): Awaitable<ReadonlyMap<number, number>> => {
    const counts = new Map<number, number>()
    const missing: number[] = []
    for (const id of ids) {
      const count = cache.get(`${kind} ${id}`)
      if (count === undefined) missing.push(id)
      else counts.set(id, count)
    }
    if (missing.length === 0) return counts
    return after(read(missing), (found) => {
      for (const id of missing) {
        const count = found.get(id) ?? 0
        cache.set(`${kind} ${id}`, count)
        counts.set(id, count)
      }
      return counts
    })
  })
}

/** The number of all articles that lists may show. @param read reads it if it is not in the cache */
export function countOfAll(snapshot: Snapshot, read: () => Awaitable<number>): Awaitable<number> {
  const counts = knownCounts(snapshot, 'Article', [all], () => after(read(), (count) => new Map([[all, count]])))
  return after(counts, (known) => known.get(all) ?? 0)
}

/** There is one count of all articles, so it needs no id. */
const all = 0

function cacheFor(snapshot: Snapshot): Awaitable<Map<string, number>> {
  const { viewer } = snapshot
  return after(snapshot.archive(), ({ counts }): Awaitable<Map<string, number>> => {
    if (viewer.preview) return counts.preview()
    return (
      counts.publicAt(viewer.now) ??
      after(snapshot.all<{ at: number | null }>(nextChangeAt(viewer.now)), ([next]) =>
        counts.startPublic(viewer.now, next?.at ?? Number.POSITIVE_INFINITY),
      )
    )
  })
}
