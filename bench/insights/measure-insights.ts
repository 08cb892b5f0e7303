import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { printTable } from '../servers/table.ts'
import type { AskedInsights } from './ask-insights.ts'
import { insightsOverHttp } from './insights-over-http.ts'

/** All lists of `insights` should take less than this, in milliseconds of processor time. */
const MARK = 200
const PROCESSES = 5

export interface InsightsOptions {
  /** The database of an imported archive: `file:…` or `postgresql:…`. */
  url: string
  /** The time of the requests to the reader, in milliseconds since 1970. Undefined: the present. */
  now: number | undefined
  /** Starts one process only: it shows that the benchmark works. */
  short: boolean
  json: string | undefined
}

/**
 * Measures all lists of `insights`, in several new processes, and prints the medians. Then a server answers them over HTTP, at the
 * present time. With PostgreSQL, the time of its server is not counted.
 */
export async function benchInsights({ url, now, short, json }: InsightsOptions): Promise<void> {
  const asked = Array.from({ length: short ? 1 : PROCESSES }, () => askedInsights(url, now))
  const of = (value: (one: AskedInsights) => number) => median(asked.map(value))
  const lists = Object.keys(asked[0]?.lists ?? {})
  const http = await insightsOverHttp(url)
  const figures = { first: of(({ first }) => first), later: of(({ later }) => later) }
  printTable([
    ['insights', 'CPU ms'],
    ['first request', figures.first.toFixed(0)],
    ['later request', figures.later.toFixed(0)],
    ['first over HTTP', http.first.toFixed(0)],
    ['later over HTTP', http.later.toFixed(0)],
    ...lists.map((name) => [name, of((one) => one.lists[name] ?? Number.NaN).toFixed(1)]),
  ])
  console.log(`The mark for all lists is ${MARK} ms: ${figures.first < MARK ? 'kept' : 'missed'} by the first request.`)
  if (json !== undefined)
    writeFileSync(json, `${JSON.stringify({ node: process.version, ...figures, http, asked }, null, 2)}\n`)
}

function askedInsights(url: string, now: number | undefined): AskedInsights {
  const command = [join(import.meta.dirname, 'ask-insights.ts'), url, ...(now === undefined ? [] : [String(now)])]
  const printed = execFileSync(process.execPath, command, { encoding: 'utf8' })
  return JSON.parse(printed) as AskedInsights // ask-insights.ts prints exactly this type.
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}
