import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { LoadOptions, LoadResult } from './load-generator.ts'

/** A server in a separate process. On Linux it runs on the first core, and the load generator on the others. */
export interface ServerProcess {
  readonly port: number
  /** Time from the start of the process to its first accepted connection. */
  readonly startMilliseconds: number
  residentMegabytes(): number
  /** CPU time of all threads so far. NaN on systems other than Linux, which do not measure it precisely enough. */
  processorMicroseconds(): number
  stop(): Promise<void>
}

/**
 * Starts `node script` (a path relative to bench/) with PORT set to a free port, and waits until it listens. Its log has
 * errors only, unless LOG_LEVEL says otherwise: the measured servers have many slow requests.
 * @param cores `all` for a server with several threads
 */
export async function startServer(
  script: string,
  environment: NodeJS.ProcessEnv,
  cores: 'first' | 'all' = 'first',
): Promise<ServerProcess> {
  const port = await freePort()
  const begin = performance.now()
  const command = [
    process.execPath,
    ...(process.env.BENCH_NODE_FLAGS?.split(' ') ?? []),
    resolve(import.meta.dirname, '..', script),
  ]
  const [program = '', ...words] = cores === 'first' ? pinned('0', command) : command
  const child = spawn(program, words, {
    env: {
      LOG_LEVEL: 'error',
      ...process.env,
      NODE_ENV: 'production',
      ...environment,
      PORT: String(port),
      HOST: '127.0.0.1',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error(`${script} exited with code ${child.exitCode} before it listened`)
    await wait(3)
  }
  return {
    port,
    startMilliseconds: performance.now() - begin,
    residentMegabytes: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)])) / 1024,
    processorMicroseconds: () => processorMicroseconds(child.pid),
    stop: () => stop(child),
  }
}

function processorMicroseconds(pid: number | undefined): number {
  if (process.platform !== 'linux') return Number.NaN
  const threads = readdirSync(`/proc/${pid}/task`)
  // The first number is the CPU time in nanoseconds.
  const spent = (thread: string) => Number.parseInt(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8'), 10)
  return threads.reduce((sum, thread) => sum + spent(thread), 0) / 1000
}

/** The load generator in a separate process. */
export interface LoadProcess {
  run(options: LoadOptions): Promise<LoadResult>
  stop(): Promise<void>
}

export function startLoad(): LoadProcess {
  const child = fork(join(import.meta.dirname, 'load-generator.ts'))
  if (canPin && child.pid) execFileSync('taskset', ['-cp', `1-${availableParallelism() - 1}`, String(child.pid)])
  return {
    async run(options) {
      child.send(options)
      const [result] = await once(child, 'message')
      return result as LoadResult
    },
    stop: () => stop(child),
  }
}

const canPin = availableParallelism() > 1 && process.platform === 'linux'

function pinned(cores: string, command: string[]): string[] {
  return canPin ? ['taskset', '-c', cores, ...command] : command
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill()
  await once(child, 'exit')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('The system did not assign a port')
  return address.port
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => resolve(!!socket.destroy()))
    socket.on('error', () => resolve(false))
  })
}
