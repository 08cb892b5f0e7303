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

export interface Question {
  id: number
  jobs: ReadJob[]
}

export interface Answer {
  id: number
  results: ReadResult[]
}

// parse-thread.ts starts this file, and hands it exactly this.
const { root, site, listing } = workerData as WorkerStart
const settings = { root, site, folder: new Set(listing) }

parentPort?.on('message', ({ id, jobs }: Question) => {
  const results = jobs.map((job) => readAndParse(job, settings))
  const memory = results.flatMap((result) => {
    return result.outcome === 'parsed' && result.parsed.article ? memoryOf(result.parsed.article) : []
  })
  parentPort?.postMessage({ id, results } satisfies Answer, memory)
})
