import { fork } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createDatabase } from '@broadsheet/database'
import { migrate } from '@broadsheet/database/testing'
import { random } from '@broadsheet/database/testing/random'
import { importFolder } from '@broadsheet/importer'
import { writeArchive } from '../archive/generate-archive.ts'
import { benchmarkQueries } from '../queries/benchmark-queries.ts'
import { readSampleValues } from '../queries/sample-values.ts'
import type { PacedOptions, PacedResult } from '../servers/paced-generator.ts'
import { type ServerProcess, startLoad, startServer } from '../servers/processes.ts'
import { churn } from './churning-folder.ts'
import { checkPrometheus, drawDashboard } from './draw-dashboard.ts'
import { probeHealth } from './health-probe.ts'
import { printSoak, type Sample, type SoakReport, type SoakRun } from './soak-report.ts'

export interface SoakOptions {
  articles: number
  /** The server's main file, relative to `bench/`. */
  server: string
  /** How long the load of 80 % lasts. */
  minutes: number
  /** The port of the server's metrics, for a Prometheus that reads them meanwhile. */
  metricsPort: number
  json: string | undefined
  /** The file for an SVG of the dashboard during both rates. */
  dashboard: string | undefined
  /** The URL of a Prometheus that reads the metrics, for the dashboard. */
  prometheus: string
}

const connections = 256
/** How many seconds the capacity is measured, and the overload lasts. */
const capacitySeconds = 20
const overloadSeconds = 60

/**
 * Measures whether a server lasts: mixed queries at 80 % of its capacity and then at 300 %, while a folder changes and is imported all
 * the time. The capacity is measured with these imports too: each empties the caches, so a server without them answers more. The
 * server must not fail, grow, or let its WAL file grow, and under overload it must refuse quickly and answer `/health`.
 */
export async function benchSoak(options: SoakOptions): Promise<void> {
  const { articles, server, minutes, metricsPort, json, dashboard, prometheus } = options
  // Before the soak, so that it is not for nothing.
  if (dashboard) await checkPrometheus(prometheus)
  const work = mkdtempSync(join(tmpdir(), 'broadsheet-soak-'))
  const [folder, file] = [join(work, 'content'), join(work, 'archive.db')]
  try {
    writeArchive(folder, articles)
    migrate(file)
    const database = createDatabase(`file:${file}`)
    await importFolder({ folder, database })
    database.close()
    const settings = {
      DATABASE_URL: `file:${file}`,
      CONTENT_DIR: folder,
      METRICS: String(metricsPort),
      LOG_SLOW: '60000',
    }
    const broadsheet = await startServer(server, settings, 'all')
    try {
      const bodies = await mixedBodies(file, broadsheet.port)
      const churning = await churn(folder, settings.DATABASE_URL)
      try {
        const capacity = await measureCapacity(broadsheet.port, bodies)
        const load = { broadsheet, metricsPort, file, bodies }
        const from = Date.now()
        const steady = await run({ ...load, rate: capacity * 0.8, seconds: minutes * 60 })
        const overload = await run({ ...load, rate: capacity * 3, seconds: overloadSeconds })
        const report: SoakReport = {
          articles,
          capacity,
          changes: churning.changes(),
          systemLoad: loadavg(),
          steady,
          overload,
        }
        printSoak(report)
        if (json) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`)
        if (dashboard) writeFileSync(dashboard, await drawDashboard(prometheus, from, Date.now()))
      } finally {
        await churning.stop()
      }
    } finally {
      await broadsheet.stop()
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** All six queries of the query benchmark. Seven of ten requests are new, the others may come from the response cache. */
async function mixedBodies(file: string, port: number): Promise<string[]> {
  // The values are read from a copy, so that this process holds no lock.
  const copy = `${file}.copy`
  copyFileSync(file, copy)
  const archive = await readSampleValues(copy, port)
  rmSync(copy)
  const next = random(11)
  return Array.from({ length: 400 }, () =>
    benchmarkQueries.map(({ document, sample }) => {
      const { variables } = sample(archive, next)
      return JSON.stringify({ query: document, variables: { ...variables, ...(next() < 0.7 && { request: '#' }) } })
    }),
  ).flat()
}

/** Returns how many requests a second the server answers if clients always ask again. The first third warms it up. */
async function measureCapacity(port: number, bodies: readonly string[]): Promise<number> {
  const load = startLoad()
  try {
    const options = { port, path: '/graphql', bodies, connections: 8 }
    await load.run({ ...options, milliseconds: capacitySeconds * 333 })
    return (await load.run({ ...options, milliseconds: capacitySeconds * 667 })).requestsPerSecond
  } finally {
    await load.stop()
  }
}

interface RunOptions {
  broadsheet: ServerProcess
  metricsPort: number
  file: string
  bodies: readonly string[]
  rate: number
  seconds: number
}

async function run({ broadsheet, metricsPort, file, bodies, rate, seconds }: RunOptions): Promise<SoakRun> {
  const health = probeHealth(broadsheet.port)
  const samples: Sample[] = []
  const end = new AbortController()
  const sampling = (async () => {
    for (let count = 0; !end.signal.aborted; count++) {
      samples.push(await sample(count / 6, broadsheet, metricsPort, file))
      await wait(10_000, undefined, { signal: end.signal }).catch(() => {})
    }
  })()
  const options = { port: broadsheet.port, bodies, rate, connections }
  const loaded = paced({ ...options, milliseconds: seconds * 1000 }).finally(() => end.abort())
  const [result] = await Promise.all([loaded, sampling])
  return { rate, ...result, health: health.stop(), samples }
}

async function paced(options: PacedOptions): Promise<PacedResult> {
  const child = fork(join(import.meta.dirname, '../servers/paced-generator.ts'))
  child.send(options)
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The load generator ended with code ${code}, before it had a result`)
  })
  const [result] = await Promise.race([once(child, 'message'), ended])
  ended.catch(() => {})
  child.kill()
  return result as PacedResult // The generator sends one message.
}

async function sample(minute: number, broadsheet: ServerProcess, port: number, file: string): Promise<Sample> {
  const text = await (await fetch(`http://127.0.0.1:${port}/`)).text()
  const loopLag = Number(/^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(text)?.[1]) * 1000
  const wal = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0
  return { minute, megabytes: broadsheet.residentMegabytes(), walMegabytes: wal / 1e6, loopLag }
}
