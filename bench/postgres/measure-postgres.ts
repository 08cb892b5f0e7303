import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, type Database } from '@broadsheet/database'
import { startPostgres } from '@broadsheet/database/testing/postgres-server'
import { random } from '@broadsheet/database/testing/random'
import { Client } from 'pg'
import { type Driver, openDrivers } from './drivers.ts'
import { importArchive, type PostgresImport } from './postgres-archive.ts'
import { type ReaderQuery, readerQueries, readSamples, runQuery, type Sample } from './queries.ts'
import { recordStatements, type Statement } from './recorded-statements.ts'

const SAMPLES = 100

export interface PostgresOptions {
  articles: number
  /** The number of paragraphs of each article. Undefined: 2 to 30. */
  paragraphs: number | undefined
  /** `postgresql://…` of an imported archive. Undefined: generates and imports one. */
  database: string | undefined
  /** Runs one short round, which measures nothing. */
  short: boolean
  json: string | undefined
}

/** The figures of one driver for one query: microseconds of processor time, milliseconds of time. */
interface Figures {
  processor: number
  p50: number
  p99: number
}

/**
 * Imports a generated archive into a PostgreSQL server of its own, unless there is a database already, and measures Q1 to Q6
 * there.
 */
export async function benchPostgres({ articles, paragraphs, database, short, json }: PostgresOptions): Promise<void> {
  if (database !== undefined) return benchQueries(database, { short, json, imported: null })
  const server = await startPostgres(join(tmpdir(), 'postgres'), { shared_buffers: '512MB' })
  try {
    const imported = await importArchive(server.url, articles, paragraphs)
    printImport(imported)
    await benchQueries(server.url, { short, json, imported })
  } finally {
    await server.stop()
  }
}

/**
 * Sends the statements of Q1 to Q6 through each driver in turn, 100 samples a round. The processor time is that of this
 * process, the client.
 */
async function benchQueries(
  url: string,
  { short, json, imported }: Pick<PostgresOptions, 'short' | 'json'> & { imported: PostgresImport | null },
): Promise<void> {
  const database = createDatabase(url)
  await database.connect()
  const samples = await readSamples(database, SAMPLES, random(3))
  const recorded = new Map<string, Statement[][]>()
  for (const query of readerQueries) recorded.set(query.name, await record(database, query, samples))
  await database.close()
  const figures = await replay(url, recorded, short ? 1 : 5)
  printFigures(figures)
  const plans = await explain(url, recorded)
  if (json) writeFileSync(json, `${JSON.stringify({ imported, figures, plans }, null, 2)}\n`)
  for (const [name, plan] of Object.entries(plans)) console.log(`\n${name}\n${plan}`)
}

/** The statements of each sample. The first pass fills the caches of names and counts, as earlier requests do. */
async function record(database: Database, query: ReaderQuery, samples: readonly Sample[]): Promise<Statement[][]> {
  const run = (sample: Sample) => runQuery(database, query, sample, 20)
  for (const sample of samples) await run(sample)
  const recorded: Statement[][] = []
  for (const sample of samples) recorded.push(await recordStatements(() => run(sample)))
  return recorded
}

async function replay(url: string, recorded: ReadonlyMap<string, Statement[][]>, rounds: number) {
  const drivers = await openDrivers(url)
  const results = new Map<string, Figures[]>()
  for (let round = 0; round <= rounds; round++) {
    // The first round is the warm-up.
    if (round === 1) results.clear()
    for (const [name, samples] of recorded) {
      const rows = new Set<number>()
      for (const driver of drivers) {
        const { figures, count } = await measure(driver, samples)
        rows.add(count)
        const key = `${name} ${driver.name}`
        results.set(key, [...(results.get(key) ?? []), figures])
      }
      if (rows.size > 1) throw new Error(`${name}: the drivers returned different numbers of rows: ${[...rows]}`)
    }
  }
  for (const driver of drivers) await driver.close()
  return [...recorded.keys()].map((query) => ({
    query,
    statements: (recorded.get(query) ?? []).flat().length / SAMPLES,
    drivers: drivers.map(({ name }) => ({ name, ...median(results.get(`${query} ${name}`) ?? []) })),
  }))
}

async function measure(driver: Driver, samples: readonly Statement[][]): Promise<{ figures: Figures; count: number }> {
  const times: number[] = []
  let count = 0
  const before = process.cpuUsage()
  for (const statements of samples) {
    const started = performance.now()
    count += await driver.run(statements)
    times.push(performance.now() - started)
  }
  const { user, system } = process.cpuUsage(before)
  times.sort((a, b) => a - b)
  const at = (part: number) => times[Math.floor(part * (times.length - 1))] ?? 0
  return { figures: { processor: (user + system) / samples.length, p50: at(0.5), p99: at(0.99) }, count }
}

function median(results: readonly Figures[]): Figures {
  const of = (key: keyof Figures) =>
    results.map((result) => result[key]).toSorted((a, b) => a - b)[results.length >> 1] ?? 0
  return { processor: of('processor'), p50: of('p50'), p99: of('p99') }
}

/** The plan of each statement of one sample, as it was executed. */
async function explain(url: string, recorded: ReadonlyMap<string, Statement[][]>): Promise<Record<string, string>> {
  const client = new Client(url)
  await client.connect()
  await client.query('SET jit = off')
  const plans: Record<string, string> = {}
  for (const [name, samples] of recorded) {
    const statements = samples[samples.length >> 1] ?? []
    for (const [at, { text, values }] of statements.entries()) {
      const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) ${text}`, [...values])
      plans[`${name} statement ${at + 1} of ${statements.length}`] = rows.map((row) => row['QUERY PLAN']).join('\n')
    }
  }
  await client.end()
  return plans
}

function printImport(figures: PostgresImport): void {
  const { articles, seconds, articlesPerSecond, processorSeconds, peakMegabytes, databaseMegabytes } = figures
  console.log(`${articles} articles imported in ${seconds.toFixed(1)} s (${articlesPerSecond.toFixed(0)}/s)`)
  console.log(`  importer: ${processorSeconds.toFixed(1)} s of processor time, peak ${peakMegabytes.toFixed(0)} MB`)
  console.log(`  database: ${databaseMegabytes.toFixed(0)} MB\n`)
}

function printFigures(figures: Awaited<ReturnType<typeof replay>>): void {
  const [first] = figures
  if (first === undefined) return
  const names = first.drivers.map(({ name }) => name)
  console.log(
    `| query | statements | ${names.map((name) => `${name} µs | p50 ms | p99 ms`).join(' | ')} | Prisma of pg |`,
  )
  console.log(`|---|--:|${'--:|--:|--:|'.repeat(names.length)}--:|`)
  for (const { query, statements, drivers } of figures) {
    const cells = drivers.map(
      ({ processor, p50, p99 }) => `${processor.toFixed(0)} | ${p50.toFixed(2)} | ${p99.toFixed(2)}`,
    )
    const ratio = (drivers.at(-1)?.processor ?? 0) / (drivers[0]?.processor ?? 1)
    console.log(`| ${query} | ${statements} | ${cells.join(' | ')} | ${ratio.toFixed(2)} |`)
  }
}
