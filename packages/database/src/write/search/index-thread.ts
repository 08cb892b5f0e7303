/**
 * The thread that builds the search indexes of a first import, while the import does its other work. The import then copies
 * the tables of the indexes.
 */
import { parentPort, workerData } from 'node:worker_threads'
import type { IndexAnswer, IndexedArticle, IndexRequest, IndexThreadData } from './index-messages.ts'
import { readSpooled } from './spool.ts'
import { TemporaryIndexes } from './temporary-indexes.ts'

const { schema, spool, steps, port }: IndexThreadData = workerData
let built: TemporaryIndexes | undefined
let answers: Iterator<IndexAnswer> | undefined
let hasFailed = false

parentPort?.on('message', (request: IndexRequest) => {
  if (hasFailed) return
  try {
    handle(request)
  } catch (error) {
    hasFailed = true
    port.postMessage({ error: error instanceof Error ? error.message : String(error) } satisfies IndexAnswer)
  }
  step()
})

function handle(request: IndexRequest): void {
  built ??= new TemporaryIndexes(schema, step)
  if (request === 'next') {
    answers ??= built.finished()
    port.postMessage(answers.next().value)
  } else if ('add' in request) {
    const { at, bytes } = request.add
    const articles: IndexedArticle[] = JSON.parse(readSpooled(spool, at, bytes).toString()) // index-builder.ts wrote it.
    for (const article of articles) built.add(article, readSpooled(spool, article[1], article[2]))
  } else for (const searchId of request.remove) built.remove(searchId)
}

/** The import waits for steps, so that it notices a thread that has stopped. */
function step(): void {
  Atomics.add(steps, 0, 1)
  Atomics.notify(steps, 0)
}
