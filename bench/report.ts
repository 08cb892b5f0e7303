import type { Measure } from './measure.ts'
import type { Report } from './queries.ts'

const columns = [
  'query',
  'raw/s',
  'first/s',
  'of raw',
  'p50 ms',
  'p99 ms',
  'known/s',
  'of constant',
  'p50 ms',
  'p99 ms',
]

/** The figures as a table, a line a query. */
export function printReport(report: Report): void {
  const { constant, residentMegabytes: memory } = report
  const rows = report.queries.map(({ name, raw, first, known }) => [
    name,
    rate(raw),
    rate(first),
    share(first, raw),
    ...times(first),
    rate(known),
    share(known, constant),
    ...times(known),
  ])
  console.log(
    `\n${report.articles} articles seen by the public, ${report.machine}, Node ${report.node}, ${report.date}`,
  )
  for (const row of [columns, ...rows]) console.log(row.map((cell) => cell.padStart(12)).join(''))
  for (const name of report.missing) console.log(`${name.padStart(12)}  not there yet`)
  console.log(`node:http with a constant 4 KB: ${rate(constant)}/s, p50 ${times(constant)[0]} ms`)
  console.log(`from start to listening: ${report.startMilliseconds.toFixed(0)} ms`)
  console.log(`resident after it: ${memory.broadsheet.toFixed(0)} MB, raw ${memory.raw.toFixed(0)} MB`)
}

const rate = ({ requestsPerSecond }: Measure) => Math.round(requestsPerSecond).toLocaleString('en')
const share = (ours: Measure, other: Measure) => (ours.requestsPerSecond / other.requestsPerSecond).toFixed(2)
const times = ({ p50, p99 }: Measure) => [p50.toFixed(2), p99.toFixed(2)]
