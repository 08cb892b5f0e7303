import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
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
  /** The folder of its files. */
  data: string
  /** Ends all connections and the server. The folder stays. */
  stop(): Promise<void>
  /** Kills the server with SIGKILL, as the system does when memory is short. Returns when all its processes have ended. */
  kill(): Promise<void>
  /** Starts it again at the same URL, after `kill` or `stop`. */
  start(): Promise<void>
}

/**
 * Creates a database cluster in a new folder and starts a server for it on a free port of this machine. The server ends
 * with this process, however that ends.
 * @param more settings of the server, such as `shared_buffers`
 * @throws an error that says why PostgreSQL cannot run here
 */
export async function startPostgres(folder: string, more: { [setting: string]: string } = {}): Promise<PostgresServer> {
  const programs = programsFor(folder)
  const data = join(folder, 'data')
  const password = randomBytes(16).toString('hex')
  await initialise(programs, { folder, data, password })
  return serve(programs, { data, password, more })
}

/**
 * Starts a hot standby: a copy of a server's files, which then replays what the server writes, by streaming replication.
 * The server stops while its files are copied.
 * @param more settings of the standby, such as `recovery_min_apply_delay`
 */
export async function startStandby(
  primary: PostgresServer,
  folder: string,
  more: { [setting: string]: string } = {},
): Promise<PostgresServer> {
  const programs = programsFor(folder)
  const data = join(folder, 'data')
  await primary.stop()
  cpSync(primary.data, data, { recursive: true })
  await primary.start()
  // https://www.postgresql.org/docs/current/warm-standby.html#STANDBY-SERVER-OPERATION
  writeFileSync(join(data, 'standby.signal'), '')
  chmodSync(data, 0o700)
  const files = readdirSync(data, { recursive: true, encoding: 'utf8' }).map((name) => join(data, name))
  for (const path of [data, ...files]) giveTo(programs.user, path)
  const { password } = new URL(primary.url)
  return serve(programs, { data, password, more: { ...more, primary_conninfo: primary.url } })
}

function programsFor(folder: string): Programs {
  mkdirSync(folder)
  // The folder of the run belongs to root alone, but the server runs as another user.
  if (process.getuid?.() === 0) for (const path of [tmpdir(), folder]) chmodSync(path, 0o711)
  return findPrograms(join(folder, 'programs'))
}

function giveTo({ uid, gid }: Programs['user'], path: string): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}

async function serve(
  programs: Programs,
  { data, password, more }: { data: string; password: string; more: { [setting: string]: string } },
): Promise<PostgresServer> {
  const port = await freePort()
  const start = () => run(programs, data, { ...settings, ...more, port: String(port) })
  let server = await start()
  return {
    url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    data,
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
  for (const path of [secret, data]) giveTo(user, path)
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
    if (!/ready to accept (read-only )?connections/.test(line)) continue
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
