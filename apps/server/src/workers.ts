import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { EnvironmentError, readEnvironment, variablesOf } from './settings/environment.ts'
import { passOnUntakenConnections } from './untaken-connections.ts'

const root = resolve(import.meta.dirname, '../../..')
/** The pause before another process takes the place of one that ended, in milliseconds. */
const restartDelay = 1_000
/** Processes whose end needs no other process: they were replaced, or have not started yet. */
const replaced = new WeakSet<Worker>()

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
  passOnUntakenConnections()
  const first = cluster.fork()
  const ended = once(first, 'exit')
  const code = await Promise.race([once(first, 'listening').then(() => null), ended.then(([exitCode]) => exitCode)])
  if (code !== null) {
    process.exitCode = Number(code)
    return
  }
  let stopping = false
  cluster.on('exit', (worker: Worker) => {
    if (stopping || replaced.has(worker)) return
    const { pid } = worker.process
    console.error(`${new Date().toISOString()} error server process ${pid} ended; another one starts`)
    setTimeout(() => !stopping && cluster.fork(), restartDelay)
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopping = true
      for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM')
    })
  }
  onRestartSignal(replaceWorkers)
  const others = Array.from({ length: count - 1 }, () => once(cluster.fork(), 'listening'))
  await Promise.all(others)
  console.log(`${count} processes share the port`)
}

/** Calls the function at SIGUSR2, but not while it runs. Windows does not have the signal. */
function onRestartSignal(restart: () => Promise<void>): void {
  if (process.platform === 'win32') return
  let running = false
  process.on('SIGUSR2', async () => {
    if (running) return
    running = true
    await restart().finally(() => {
      running = false
    })
  })
}

/**
 * Replaces each process by one with the settings and the code of now, one after the other, so that the port is served all the
 * time. If one cannot start, the old processes stay.
 */
async function replaceWorkers(): Promise<void> {
  for (const old of Object.values(cluster.workers ?? {})) {
    if (!old) continue
    const next = cluster.fork()
    replaced.add(next)
    // The new process prints why it cannot start, and disconnects itself.
    const hasStarted = await Promise.race([
      once(next, 'listening').then(() => true),
      once(next, 'exit').then(() => false),
    ])
    if (!hasStarted) return
    replaced.delete(next)
    replaced.add(old)
    old.process.kill('SIGTERM')
    await once(old, 'exit')
  }
  console.log('All server processes were replaced')
}
