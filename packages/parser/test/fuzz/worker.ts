import { parentPort, workerData } from 'node:worker_threads'
import type { ParsedFile } from '../../src/index.ts'
import { parseFile } from '../../src/parse.ts'
import { wrongWith } from './judge.ts'
import { aboutCase, type Case, makeCase } from './mutate.ts'
import { sourcesIn } from './sources.ts'

export interface Work {
  seed: number
  /** The first number, and the one after the last. */
  from: number
  to: number
  folders: string[]
  /** The number of the current file. */
  clock: Int32Array
}

/** The result of parsing one mutated file. */
export interface Outcome {
  number: number
  /** The mutated file, and the mutations. */
  about: string
  article: boolean
  codes: string[]
  /** Processor time. */
  milliseconds: number
  wrong: string[]
}

// run.ts starts this file, and hands it exactly this.
const { seed, from, to, folders, clock } = workerData as Work
const sources = folders.flatMap(sourcesIn)

for (let number = from; number < to; number++) {
  Atomics.store(clock, 0, number)
  parentPort?.postMessage(outcomeOf(number, makeCase(seed, number, sources)))
}

function outcomeOf(number: number, made: Case): Outcome {
  const about = aboutCase(made)
  try {
    const [parsed, milliseconds] = parse(made)
    const codes = parsed.diagnostics.map(({ code }) => code)
    return { number, about, article: parsed.article !== null, codes, milliseconds, wrong: wrongWith(made, parsed) }
  } catch (error) {
    const wrong = [`it throws ${error instanceof Error ? error.stack : String(error)}`]
    return { number, about, article: false, codes: [], milliseconds: 0, wrong }
  }
}

function parse({ file, bytes, site, folder }: Case): [parsed: ParsedFile, milliseconds: number] {
  // Node 22 knows only the time of the whole process.
  const cpuUsage = process.threadCpuUsage ?? process.cpuUsage
  const started = cpuUsage()
  const parsed = parseFile({ file, bytes }, site, folder)
  const { user, system } = cpuUsage(started)
  return [parsed, (user + system) / 1000]
}
