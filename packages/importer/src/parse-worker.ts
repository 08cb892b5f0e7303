import { parentPort, workerData } from 'node:worker_threads'
import type { Site } from '@broadsheet/parser'
import { memoryOf } from './encoded-article.ts'
import { type ReadJob, type ReadResult, readAndParse } from './read-and-parse.ts'

export interface WorkerStart {
  root: string
  site: Site
  /** Every path in the content folder. */
  listing: string[]
}

/** What a thread is handed when it starts: paths as one text, which takes a tenth of the time of as many texts. */
export interface WorkerData extends Omit<WorkerStart, 'listing'> {
  /** With a NUL between two, as no path holds one. */
  listing: string
}

export interface Question {
  id: number
  jobs: ReadJob[]
}

export interface Answer {
  id: number
  results: ReadResult[]
}

// parse-thread.ts starts this file, and hands it exactly this.
const { root, site, listing } = workerData as WorkerData
const settings = { root, site, folder: new Set(listing.split('\0')) }

parentPort?.on('message', ({ id, jobs }: Question) => {
  const results = jobs.map((job) => readAndParse(job, settings))
  const memory = results.flatMap((result) => {
    return result.outcome === 'parsed' && result.parsed.article ? memoryOf(result.parsed.article) : []
  })
  parentPort?.postMessage({ id, results } satisfies Answer, memory)
})
