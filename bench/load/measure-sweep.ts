import { writeFileSync } from 'node:fs'
import { random } from '@broadsheet/database/testing/random'
import Sqlite from 'better-sqlite3'
import { readSampleValues } from '../queries/sample-values.ts'
import { type ServerProcess, startServer } from '../servers/processes.ts'
import { costlyQueries } from './costly-queries.ts'
import { RandomCostlyQueries, type SweepValues } from './random-query.ts'

export interface SweepOptions {
  /** The SQLite file of an imported archive. */
  file: string
  /** The server's main file, relative to `bench/`. */
  server: string
  /** How many random queries to send. */
  queries: number
  seed: number
  json: string | undefined
}

/** A query that the server answered. */
interface Answered {
  readonly name: string
  readonly points: number
  /** CPU time of all threads of the server. */
  readonly milliseconds: number
}

/** How many queries of the table: those that took the most time, and those that took the most for their points. */
const shown = 12

/**
 * Looks for the slowest query that the cost limit lets pass: sends one query of each costly kind, then random
 * combinations, each alone, and measures the CPU time of the server. Each query is sent twice, and the faster time counts,
 * because the first may read from disk.
 */
export async function benchSweep({ file, server, queries, seed, json }: SweepOptions): Promise<void> {
  const broadsheet = await startServer(server, { DATABASE_URL: `file:${file}` }, 'all')
  try {
    const next = random(seed)
    const generator = new RandomCostlyQueries(await readSweepValues(file, broadsheet.port), next)
    const all = [...Object.values(costlyQueries), ...Array.from({ length: queries }, () => generator.next())]
    const answered: Answered[] = []
    const refused: string[] = []
    for (const name of all) {
      const found = await measure(broadsheet, name)
      if (found) answered.push(found)
      else refused.push(name)
    }
    print(answered, refused.length)
    if (json) writeFileSync(json, `${JSON.stringify({ answered, refused }, null, 2)}\n`)
  } finally {
    await broadsheet.stop()
  }
}

async function readSweepValues(file: string, port: number): Promise<SweepValues> {
  const { words, categories } = await readSampleValues(file, port)
  const database = new Sqlite(file, { readonly: true })
  try {
    const column = (text: string) => database.prepare<[], string>(text).pluck().all()
    return {
      words: [...words, '的', '一'],
      categories,
      titles: column('SELECT title FROM Article ORDER BY id LIMIT 200'),
      hosts: ['none.example', ...column('SELECT host FROM Image WHERE host IS NOT NULL LIMIT 1')],
    }
  } finally {
    database.close()
  }
}

let requests = 0

/** Returns null if the server refuses the query because of its cost. */
async function measure({ port, processorMicroseconds }: ServerProcess, fields: string): Promise<Answered | null> {
  let best = Number.POSITIVE_INFINITY
  let points = 0
  for (let time = 0; time < 2; time++) {
    const before = processorMicroseconds()
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-query-cost': '1' },
      // The variable keeps the answer out of the response cache.
      body: JSON.stringify({ query: `{ ${fields} }`, variables: { request: requests++ } }),
    })
    // GraphQL over HTTP has this shape.
    const { errors, extensions } = (await response.json()) as {
      errors?: { message: string; extensions?: { code?: string } }[]
      extensions?: { cost?: { points: number } }
    }
    const [error] = errors ?? []
    // On a loaded machine the answer may come too late. The CPU time still counts.
    const isLate = error?.extensions?.code === 'QUERY_TIMEOUT'
    if (error?.extensions?.code === 'QUERY_TOO_COSTLY' || error?.extensions?.code === 'BAD_USER_INPUT') return null
    if (error && !isLate) throw new Error(`${error.message}\n${fields}`)
    best = Math.min(best, (processorMicroseconds() - before) / 1000)
    points = extensions?.cost?.points ?? 0
  }
  return { name: fields, points, milliseconds: best }
}

function print(answered: readonly Answered[], refused: number): void {
  console.log(`${answered.length} queries answered, ${refused} refused because of their cost`)
  const perPoint = ({ milliseconds, points }: Answered) => (milliseconds * 1000) / points
  const row = (each: Answered) =>
    `${each.milliseconds.toFixed(0).padStart(6)} ${String(each.points).padStart(8)} ${perPoint(each).toFixed(1).padStart(8)}  ${each.name}`
  const list = (title: string, sorted: readonly Answered[]) => {
    console.log(`\n${title}\n    ms   points  µs/point`)
    for (const each of sorted.slice(0, shown)) console.log(row(each))
  }
  list(
    'The slowest',
    answered.toSorted((a, b) => b.milliseconds - a.milliseconds),
  )
  // Cheap queries have a fixed cost, which the points do not measure.
  const costly = answered.filter(({ milliseconds }) => milliseconds > 20)
  list(
    'The slowest for their points',
    costly.toSorted((a, b) => perPoint(b) - perPoint(a)),
  )
}
