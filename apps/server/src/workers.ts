import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { EnvironmentError, readEnvironment, variablesOf } from './settings/environment.ts'

const root = resolve(import.meta.dirname, '../../..')
/** The pause before another process takes the place of one that ended, in milliseconds. */
const restartDelay = 1_000

/**
 * Returns how many server processes the settings ask for. Returns 1 for invalid settings and in a process that another
 * one started: then this process is a server, and reports what is wrong.
 */
export function workersToStart(): number {
  if (cluster.isWorker) return 1
  try {
    return readEnvironment(variablesOf(root, process.env), root).workers
  } catch (error) {
    if (error instanceof EnvironmentError) return 1
    throw error
  }
}

/**
 * Starts server processes that share one port, and another one whenever one ends unexpectedly. A signal stops them all.
 * If the first cannot start, it has printed why, and this process ends with the same exit code.
 */
export async function startWorkers(count: number): Promise<void> {
  const first = cluster.fork()
  const ended = once(first, 'exit')
  const code = await Promise.race([once(first, 'listening').then(() => null), ended.then(([exitCode]) => exitCode)])
  if (code !== null) {
    process.exitCode = Number(code)
    return
  }
  let stopping = false
  cluster.on('exit', ({ process: { pid } }: Worker) => {
    if (stopping) return
    console.error(`${new Date().toISOString()} error server process ${pid} ended; another one starts`)
    setTimeout(() => !stopping && cluster.fork(), restartDelay)
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopping = true
      for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM')
    })
  }
  const others = Array.from({ length: count - 1 }, () => once(cluster.fork(), 'listening'))
  await Promise.all(others)
  console.log(`${count} processes share the port`)
}
