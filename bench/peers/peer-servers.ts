import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ServerProcess, startServer } from '../servers/processes.ts'

/** The servers that answer the same requests. */
export interface Peers {
  raw: ServerProcess
  postgraphile: ServerProcess
  broadsheet: ServerProcess
}

/**
 * Starts the three servers, each in its own process, on one database. Installs PostGraphile the first time. If one does not
 * start, the others are stopped.
 */
export async function startPeers(url: string): Promise<Peers> {
  installPostgraphile()
  const started: ServerProcess[] = []
  const start = async (script: string, environment: NodeJS.ProcessEnv = {}) => {
    const server = await startServer(script, { DATABASE_URL: url, ...environment })
    started.push(server)
    return server
  }
  try {
    return {
      raw: await start('servers/raw-postgres-server.ts'),
      postgraphile: await start('postgraphile/server.mjs', { GRAPHILE_ENV: 'production' }),
      broadsheet: await start('../apps/server/src/main.ts'),
    }
  } catch (error) {
    for (const server of started) await server.stop()
    throw error
  }
}

function installPostgraphile(): void {
  const folder = join(import.meta.dirname, '../postgraphile')
  if (existsSync(join(folder, 'node_modules/postgraphile'))) return
  console.log('Installing PostGraphile (300 MB) …')
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' })
}

/**
 * The processor time so far of each process of a PostgreSQL server, in microseconds, by its id. Empty if the server is not on
 * this machine.
 * @param data the folder of its files, or undefined if it is not known
 */
export function databaseTimes(data: string | undefined): Map<string, number> {
  const times = new Map<string, number>()
  if (data === undefined || process.platform !== 'linux') return times
  const [main = ''] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      // The part after the name: state, parent.
      const parent = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]
      if (parent === main) times.set(id, Number.parseInt(readFileSync(`/proc/${id}/schedstat`, 'utf8'), 10) / 1000)
    } catch {
      // The process has ended.
    }
  }
  return times
}

/** The microseconds since an earlier call. NaN if the times are not known. */
export function databaseMicroseconds(data: string | undefined, before: ReadonlyMap<string, number>): number {
  const now = databaseTimes(data)
  if (now.size === 0) return Number.NaN
  return [...now].reduce((sum, [id, time]) => sum + time - (before.get(id) ?? 0), 0)
}
