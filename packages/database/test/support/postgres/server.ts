import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { findPrograms, type Programs } from './programs.ts'

/** Durability costs time, and the data of a test need not survive the machine. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  shared_buffers: '64MB',
  unix_socket_directories: '',
  listen_addresses: '127.0.0.1',
}

/** A database server of this process. */
export interface PostgresServer {
  /** `postgresql://…` of the administrator's database. */
  url: string
  /** Ends all connections and the server. The folder stays. */
  stop(): Promise<void>
  /** Kills the server with SIGKILL, as the system does when memory is short. Returns when all its processes have ended. */
  kill(): Promise<void>
  /** Starts it again at the same URL, after `kill`. */
  start(): Promise<void>
}

/**
 * Creates a database cluster in a new folder and starts a server for it on a free port of this machine. The server ends
 * with this process, however that ends.
 * @param more settings of the server, such as `shared_buffers`
 * @throws an error that says why PostgreSQL cannot run here
 */
export async function startPostgres(folder: string, more: { [setting: string]: string } = {}): Promise<PostgresServer> {
  mkdirSync(folder)
  // The folder of the run belongs to root alone, but the server runs as another user.
  if (process.getuid?.() === 0) for (const path of [tmpdir(), folder]) chmodSync(path, 0o711)
  const programs = findPrograms(join(folder, 'programs'))
  const data = join(folder, 'data')
  const password = randomBytes(16).toString('hex')
  await initialise(programs, { folder, data, password })
  const port = await freePort()
  const start = () => run(programs, data, { ...settings, ...more, port: String(port) })
  let server = await start()
  return {
    url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      if (server.exitCode !== null) return
      const ended = once(server, 'exit')
      server.stdin?.end()
      await ended
    },
    async kill() {
      // All processes of the server have the pipe. It closes with the last one.
      const closed = once(server, 'close')
      process.kill(Number.parseInt(readFileSync(join(data, 'postmaster.pid'), 'utf8'), 10), 'SIGKILL')
      server.stdin?.end()
      await closed
    },
    async start() {
      server = await start()
    },
  }
}

async function initialise(
  { initdb, user }: Programs,
  { folder, data, password }: { folder: string; data: string; password: string },
): Promise<void> {
  const secret = join(folder, 'password')
  writeFileSync(secret, password, { mode: 0o600 })
  mkdirSync(data, { mode: 0o700 })
  if (user.uid !== undefined && user.gid !== undefined)
    for (const path of [secret, data]) chownSync(path, user.uid, user.gid)
  const options = ['--username=postgres', '--encoding=UTF8', '--locale=C', '--auth=password', '--no-sync']
  const args = [...options, `--pgdata=${data}`, `--pwfile=${secret}`]
  const child = spawn(initdb, args, { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  const [messages, [code]] = await Promise.all([text(child.stderr), once(child, 'close')])
  if (code !== 0) throw new Error(`initdb failed: ${messages}`)
}

/**
 * Starts the server, and returns when it accepts connections. A shell waits for the end of its input and then stops the
 * server, so that no server is left over when this process is killed.
 */
async function run(
  { postgres, user }: Programs,
  data: string,
  all: { [setting: string]: string },
): Promise<ChildProcess> {
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const script = '"$@" & server=$!; read _; kill -INT $server; wait $server'
  const server = spawn('sh', ['-c', script, 'sh', postgres, '-D', data, ...options], {
    ...user,
    cwd: data,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  let log = ''
  for await (const line of createInterface({ input: server.stderr })) {
    log += `${line}\n`
    if (!line.includes('ready to accept connections')) continue
    // No one reads the rest of the log. Without this, the server would wait when the pipe is full.
    server.stderr.resume()
    return server
  }
  throw new Error(`PostgreSQL did not start: ${log}`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('There is no free port.')
  return address.port
}
