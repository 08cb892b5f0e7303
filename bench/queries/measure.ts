import { random } from '@broadsheet/database/testing/random'
import { type Measure, measureLoad, median } from '../servers/measured-load.ts'
import type { LoadProcess, ServerProcess } from '../servers/processes.ts'
import type { BenchmarkQuery } from './benchmark-queries.ts'
import type { SampleValues } from './sample-values.ts'

export interface Servers {
  raw: ServerProcess
  broadsheet: ServerProcess
  constant: ServerProcess
}

export interface QueryFigures {
  name: string
  title: string
  raw: Measure
  first: Measure
  known: Measure
}

const connections = 8

export interface Duration {
  rounds: number
  milliseconds: number
}

/** Measures every query on every server in each round, so that other load on the machine affects all of them equally. */
export async function measure(
  available: readonly BenchmarkQuery[],
  archive: SampleValues,
  servers: Servers,
  load: LoadProcess,
  { rounds, milliseconds }: Duration,
) {
  const results = new Map<string, Measure[]>()
  const run = async (label: string, server: ServerProcess, path: string, bodies: readonly string[]) => {
    const figures = await measureLoad({ label, server, load, asked: { path, bodies }, connections, milliseconds })
    results.set(label, [...(results.get(label) ?? []), figures])
  }
  const prepared = available.map((each) => ({ name: each.name, ...requests(each, archive) }))
  // The first round is the warm-up. Its results are discarded.
  for (let round = 0; round <= rounds; round++) {
    if (round === 1) results.clear()
    for (const { name, raw, first, known } of prepared) {
      await run(`${name} raw`, servers.raw, `/${name}`, raw)
      await run(`${name} first`, servers.broadsheet, '/graphql', first)
      await run(`${name} known`, servers.broadsheet, '/graphql', known)
      await run('constant', servers.constant, '/graphql', known)
    }
  }
  return {
    constant: median(results.get('constant')),
    queries: available.map(({ name, title }) => ({
      name,
      title,
      raw: median(results.get(`${name} raw`)),
      first: median(results.get(`${name} first`)),
      known: median(results.get(`${name} known`)),
    })),
  }
}

/**
 * Creates the requests for a query. First answers: 4,000 seeded samples. Each request has a unique number in a variable
 * that the document ignores, so the response cache never has the answer. Known answers: 20 samples, repeated.
 */
function requests({ document, sample }: BenchmarkQuery, archive: SampleValues) {
  const next = random(11)
  const samples = Array.from({ length: 4000 }, () => sample(archive, next))
  return {
    raw: samples.map(({ parameters }) => JSON.stringify(parameters)),
    first: samples.map(({ variables }) =>
      JSON.stringify({ query: document, variables: { ...variables, request: '#' } }),
    ),
    known: samples.slice(0, 20).map(({ variables }) => JSON.stringify({ query: document, variables })),
  }
}
