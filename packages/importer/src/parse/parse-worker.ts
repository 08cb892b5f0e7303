import { parentPort, workerData } from 'node:worker_threads'
import { bufferOf } from './encoded-article.ts'
import { FolderIndex } from './folder-index.ts'
import type { ParseContext, ParseJob, ParseResult } from './parse-job.ts'
import { readAndParse } from './read-and-parse.ts'

/** The data that a thread receives when it starts. One long string is copied ten times faster than many short ones. */
export interface WorkerData extends Omit<ParseContext, 'paths'> {
  /** All paths, separated by NUL, which no path contains. */
  paths: string
}

export interface ParseRequest {
  id: number
  jobs: ParseJob[]
}

export interface ParseResponse {
  id: number
  results: ParseResult[]
}

// parse-thread.ts starts this file and passes exactly this type.
const { root, site, paths, texts } = workerData as WorkerData
const settings = { root, site, folder: new FolderIndex(paths.split('\0'), texts) }

parentPort?.on('message', ({ id, jobs }: ParseRequest) => {
  const results = jobs.map((job) => readAndParse(job, settings))
  const transferList = results.flatMap((result) => {
    return result.outcome === 'parsed' && result.parsed.article ? bufferOf(result.parsed.article) : []
  })
  parentPort?.postMessage({ id, results } satisfies ParseResponse, transferList)
})
