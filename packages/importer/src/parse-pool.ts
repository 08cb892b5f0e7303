import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { ParseThread } from './parse-thread.ts'
import type { WorkerStart } from './parse-worker.ts'
import { type ReadJob, type ReadResult, readAndParse } from './read-and-parse.ts'

/**
 * Files that a thread is handed at once: so many that messages cost little, so few that an answer about articles of
 * usual length is below 100 KB. What comes of a longer message V8 takes at once for something that stays, and lets a
 * few hundred megabytes of it gather before it looks again.
 */
const batchSize = 5
/** Below this the start of a thread, which loads the parser anew, costs more than it saves. */
const fewFiles = 150
/** Batches under way for each thread: one that it parses, and those that wait for it or for the database. */
const ahead = 6

/** Reads and parses files in the order given, batch by batch: as fast as the batches are taken, and never far ahead. */
export async function* readAndParseAll(jobs: ReadJob[], start: WorkerStart): AsyncGenerator<ReadResult[]> {
  const batches: ReadJob[][] = []
  for (let at = 0; at < jobs.length; at += batchSize) batches.push(jobs.slice(at, at + batchSize))
  yield* jobs.length < fewFiles ? parseHere(batches, start) : parseInThreads(batches, start)
}

async function* parseHere(batches: ReadJob[][], start: WorkerStart): AsyncGenerator<ReadResult[]> {
  const settings = { root: start.root, site: start.site, folder: new Set(start.listing) }
  for (const batch of batches) {
    yield batch.map((job) => readAndParse(job, settings))
    await setImmediate() // a signal to stop is heard between two batches
  }
}

async function* parseInThreads(batches: ReadJob[][], start: WorkerStart): AsyncGenerator<ReadResult[]> {
  // One processor is left to the main thread, which writes the database, and which more than four would outrun.
  const count = Math.min(batches.length, 4, Math.max(1, availableParallelism() - 1))
  const threads = Array.from({ length: count }, () => new ParseThread(start))
  const underWay: Promise<ReadResult[]>[] = []
  try {
    for (const batch of batches) {
      const results = leastBusy(threads).parse(batch)
      results.catch(() => {}) // it is thrown where it is awaited, which may be later
      underWay.push(results)
      if (underWay.length >= count * ahead) yield await (underWay.shift() ?? [])
    }
    for (const results of underWay) yield await results
  } finally {
    await Promise.all(threads.map((thread) => thread.stop()))
  }
}

function leastBusy(threads: ParseThread[]): ParseThread {
  return threads.reduce((best, thread) => (thread.waiting < best.waiting ? thread : best))
}
