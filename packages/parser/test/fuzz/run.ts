import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { aboutCase, makeCase } from './mutate.ts'
import { sourcesIn } from './sources.ts'
import type { Outcome, Work } from './worker.ts'

/** The folders of this repository: the sample archive, and the fixtures of the parser's tests. */
export const ownFolders = [join(import.meta.dirname, '../../../../seeds'), join(import.meta.dirname, '../fixtures')]

/** After this processor time in milliseconds, parsing a file counts as an endless loop. */
const patience = 20_000

/**
 * Parses mutated files in a separate thread. If a file takes too long, the thread is stopped, and the run continues with
 * the next file. The same seed, numbers and folders always create the same files.
 */
export async function fuzz(
  seed: number,
  from: number,
  to: number,
  folders: string[],
  onOutcome: (outcome: Outcome) => void,
): Promise<void> {
  for (let next = from; next < to; ) {
    const clock = new Int32Array(new SharedArrayBuffer(4))
    clock[0] = next
    const died = await runThread({ seed, from: next, to, folders, clock }, onOutcome)
    if (died === null) return
    const number = clock[0]
    const about = aboutCase(makeCase(seed, number, folders.flatMap(sourcesIn)))
    onOutcome({ number, about, article: false, codes: [], milliseconds: patience, wrong: [died] })
    next = number + 1
  }
}

/** Returns why the thread died before its end, or null if it did not. */
function runThread(work: Work, onOutcome: (outcome: Outcome) => void): Promise<string | null> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: work })
  return new Promise((resolve) => {
    let reason: string | null = null
    let last = work.from
    let since = processorTime()
    const watchdog = setInterval(() => {
      const number = Atomics.load(work.clock, 0)
      if (number !== last) since = processorTime()
      last = number
      if (processorTime() - since < patience) return
      reason = `it is still being parsed after ${patience / 1000} s of processor time`
      void worker.terminate()
    }, 500)
    worker.on('message', onOutcome)
    worker.on('error', (error: Error) => {
      reason = `the thread died: ${error.message}`
    })
    worker.on('exit', () => {
      clearInterval(watchdog)
      resolve(reason)
    })
  })
}

/** Processor time of this process in milliseconds. While a file is parsed, only its thread works. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
