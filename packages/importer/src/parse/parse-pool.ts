import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { FolderIndex } from './folder-index.ts'
import type { ParseContext, ParseJob, ParseResult } from './parse-job.ts'
import { ParseThread } from './parse-thread.ts'

/**
 * Files in one message to a thread. With more files, each message costs less. But an answer should stay below 100 KB: V8
 * allocates longer messages in the old generation, and hundreds of megabytes gather there before it collects them.
 */
const batchSize = 5
/** With fewer files than this, starting a thread (which loads the parser again) takes longer than it saves. */
const minFilesForThreads = 150
/** Batches in progress for each thread: the one being parsed, those queued, and those waiting for the database. */
const batchesPerThread = 6

/** Jobs that are made one after the other. */
type ParseJobs = Iterable<ParseJob> & { readonly length: number }

/** Reads and parses files in the given order, batch by batch. Reading pauses while the caller does not take batches. */
export async function* parseAll(jobs: ParseJobs, context: ParseContext): AsyncGenerator<ParseResult[]> {
  if (jobs.length === 0) return
  yield* jobs.length < minFilesForThreads ? parseInThisThread(jobs, context) : parseInThreads(jobs, context)
}

function* batchesOf(jobs: ParseJobs): Generator<ParseJob[]> {
  let batch: ParseJob[] = []
  for (const job of jobs) {
    batch.push(job)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

async function* parseInThisThread(jobs: ParseJobs, context: ParseContext): AsyncGenerator<ParseResult[]> {
  // Loading the parser takes longer than an import without changes, and threads load their own.
  const { readAndParse } = await import('./read-and-parse.ts')
  const { root, site, paths, texts } = context
  const settings = { root, site, folder: new FolderIndex(paths, texts) }
  for (const batch of batchesOf(jobs)) {
    yield batch.map((job) => readAndParse(job, settings))
    await setImmediate() // lets the process handle signals between two batches
  }
}

async function* parseInThreads(jobs: ParseJobs, context: ParseContext): AsyncGenerator<ParseResult[]> {
  // The main thread, which writes the database, waits for half of the time if one core has no parsing thread. It cannot keep
  // up with more than four threads.
  const count = Math.min(Math.ceil(jobs.length / batchSize), 4, availableParallelism())
  const threads = Array.from({ length: count }, () => new ParseThread(context))
  const inProgress: Promise<ParseResult[]>[] = []
  try {
    for (const batch of batchesOf(jobs)) {
      const results = leastBusy(threads).parse(batch)
      results.catch(() => {}) // the error is thrown where the promise is awaited, possibly later
      inProgress.push(results)
      if (inProgress.length >= count * batchesPerThread) yield await (inProgress.shift() ?? [])
    }
    for (const results of inProgress) yield await results
  } finally {
    await Promise.all(threads.map((thread) => thread.stop()))
  }
}

function leastBusy(threads: ParseThread[]): ParseThread {
  return threads.reduce((best, thread) => (thread.pending < best.pending ? thread : best))
}
