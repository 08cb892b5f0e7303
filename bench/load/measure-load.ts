import { writeFileSync } from 'node:fs'
import { random } from '@broadsheet/database/testing/random'
import { benchmarkQueries } from '../queries/benchmark-queries.ts'
import { readSampleValues } from '../queries/sample-values.ts'
import { type LoadProcess, type ServerProcess, startLoad, startServer } from '../servers/processes.ts'
import { costlyQueries } from './costly-queries.ts'

export interface LoadBenchOptions {
  /** The SQLite file of an imported archive. */
  file: string
  /** The server's main file, relative to `bench/`. Another clone's file measures another version. */
  server: string
  /** Runs for a moment: it shows that the benchmark works, but measures nothing. */
  short: boolean
  json: string | undefined
}

/** One costly query alone, without other load. */
interface CostlyFigures {
  readonly name: string
  /** Points that the server tells; null if it refuses the query or tells no cost. */
  readonly points: number | null
  readonly median: number
  readonly maximum: number
}

/** How many clients send ordinary queries, and how many the most expensive one. */
const clients = 4
const repetitions = 3

/**
 * Measures what costly queries do to other clients: the latency of each costly query alone, then of ordinary queries
 * without other load (calm) and while four clients repeat the most expensive query that passes (busy).
 */
export async function benchLoad({ file, server, short, json }: LoadBenchOptions): Promise<void> {
  const broadsheet = await startServer(server, { DATABASE_URL: `file:${file}` }, 'all')
  const [ordinary, costly] = [startLoad(), startLoad()]
  try {
    const bodies = await ordinaryBodies(file, broadsheet.port)
    const figures: CostlyFigures[] = []
    for (const [name, fields] of Object.entries(costlyQueries)) {
      figures.push(await measureAlone(broadsheet.port, name, fields, short ? 1 : repetitions))
    }
    const passing = figures.filter(({ points }) => points !== null)
    const dearest = passing.toSorted((a, b) => b.median - a.median)[0]
    if (!dearest) throw new Error('The server refuses every costly query')
    const milliseconds = short ? 300 : 10_000
    const run = (load: LoadProcess, requests: readonly string[]) =>
      load.run({ port: broadsheet.port, path: '/graphql', bodies: requests, connections: clients, milliseconds })
    await run(ordinary, bodies)
    const calm = await run(ordinary, bodies)
    const [busy, costs] = await Promise.all([
      run(ordinary, bodies),
      run(costly, [body(costlyQueries[dearest.name] ?? '')]),
    ])
    const report = { file, dearest: dearest.name, alone: figures, calm, busy, costly: costs }
    print(report)
    if (json) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`)
  } finally {
    for (const each of [ordinary, costly, broadsheet] satisfies (LoadProcess | ServerProcess)[]) await each.stop()
  }
}

type Report = {
  dearest: string
  alone: readonly CostlyFigures[]
} & Record<'calm' | 'busy' | 'costly', Awaited<ReturnType<LoadProcess['run']>>>

/** Returns a request. The variable keeps the answer out of the response cache. */
function body(fields: string, number: number | '#' = '#'): string {
  return JSON.stringify({ query: `{ ${fields} }`, variables: { request: number } })
}

async function measureAlone(port: number, name: string, fields: string, times: number): Promise<CostlyFigures> {
  const milliseconds: number[] = []
  let points: number | null = null
  // The first answer includes the start of a thread and the first reads from disk.
  for (let time = 0; time <= times; time++) {
    const begin = performance.now()
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-query-cost': '1' },
      body: body(fields, time),
    })
    // GraphQL over HTTP has this shape.
    const answer = (await response.json()) as { data?: unknown; extensions?: { cost?: { points: number } } }
    if (time > 0) milliseconds.push(performance.now() - begin)
    if (answer.data) points = answer.extensions?.cost?.points ?? 0
  }
  const sorted = milliseconds.toSorted((a, b) => a - b)
  return { name, points, median: sorted[sorted.length >> 1] ?? 0, maximum: sorted.at(-1) ?? 0 }
}

/** Lists and articles as front ends request them: Q1, Q2 and Q5 of the query benchmark. */
async function ordinaryBodies(file: string, port: number): Promise<string[]> {
  const archive = await readSampleValues(file, port)
  const next = random(11)
  const queries = benchmarkQueries.filter(({ name }) => ['Q1', 'Q2', 'Q5'].includes(name))
  return Array.from({ length: 1_000 }, () =>
    queries.map(({ document, sample }) =>
      JSON.stringify({ query: document, variables: { ...sample(archive, next).variables, request: '#' } }),
    ),
  ).flat()
}

function print({ dearest, alone, calm, busy, costly }: Report): void {
  console.table(
    Object.fromEntries(
      alone.map(({ name, points, median, maximum }) => [
        name,
        { points: points ?? 'refused', 'median ms': Math.round(median), 'max ms': Math.round(maximum) },
      ]),
    ),
  )
  console.log(`Busy: ${clients} clients repeat “${dearest}”`)
  const row = ({ requestsPerSecond, p50, p99, shed, failures }: Report['calm']) => ({
    'requests/s': Math.round(requestsPerSecond * 10) / 10,
    'p50 ms': Math.round(p50 * 10) / 10,
    'p99 ms': Math.round(p99 * 10) / 10,
    'without data': shed + failures,
  })
  console.table({ calm: row(calm), busy: row(busy), 'the costly query': row(costly) })
}
