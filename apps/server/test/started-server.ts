import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const main = join(import.meta.dirname, '../src/main.ts')

/** A server in a process of its own. Dispose it at the end of the test. */
export interface StartedServer extends AsyncDisposable {
  /** Address without a trailing slash. */
  url: string
  port: number
  pid: number
  /** The lines on standard error so far. */
  errors: () => string[]
  /** The exit code, when the server has ended. */
  ended: Promise<number | null>
  /** Stops the server, and returns its exit code. */
  stop(): Promise<number | null>
}

/** Starts a server for a site, on a free port of this machine. */
export async function startServer(
  site: { databaseUrl: string; contentDir: string },
  settings: Record<string, string> = {},
): Promise<StartedServer> {
  const own = { DATABASE_URL: site.databaseUrl, CONTENT_DIR: site.contentDir, PORT: '0' }
  const child = spawn(process.execPath, [main], { env: { ...process.env, ...own, ...settings } })
  const ended = once(child, 'close')
  let [out, err] = ['', '']
  child.stderr.on('data', (part) => {
    err += part
  })
  child.stdout.on('data', (part) => {
    out += part
  })
  while (!out.includes('GraphiQL')) {
    const [part] = await Promise.race([once(child.stdout, 'data'), ended])
    if (!(part instanceof Buffer)) throw new Error(`The server did not start: ${err}`)
  }
  const { origin, port } = new URL(/http:\S+/.exec(out)?.[0] ?? '')
  const stop = async () => {
    child.kill('SIGINT')
    return (await ended)[0]
  }
  return {
    url: origin,
    port: Number(port),
    pid: child.pid ?? 0,
    errors: () => err.split('\n').filter(Boolean),
    ended: ended.then(([code]) => code),
    stop,
    async [Symbol.asyncDispose]() {
      await stop()
    },
  }
}
