import { parentPort, workerData } from 'node:worker_threads'
import { PathSet, type SharedPaths } from '../scan/path-set.ts'
import { bufferOf } from './encoded-article.ts'
import { FolderIndex } from './folder-index.ts'
import type { ParseContext, ParseJob, ParseResult } from './parse-job.ts'
import { readAndParse } from './read-and-parse.ts'

/** The data that a thread receives when it starts. */
export interface WorkerData extends Omit<ParseContext, 'paths'> {
  paths: SharedPaths
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
const settings = { root, site, folder: new FolderIndex(new PathSet(paths), texts) }

parentPort?.on('message', ({ id, jobs }: ParseRequest) => {
  const results = jobs.map((job) => readAndParse(job, settings))
  const transferList = results.flatMap((result) => {
    return result.outcome === 'parsed' && result.parsed.article ? bufferOf(result.parsed.article) : []
  })
  parentPort?.postMessage({ id, results } satisfies ParseResponse, transferList)
})
