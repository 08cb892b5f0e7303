import type { Measure } from '../servers/measured-load.ts'
import { amounts, micro, printTable, shares, times } from '../servers/table.ts'
import type { QueryFigures } from './measure.ts'

export interface Report {
  date: string
  machine: string
  node: string
  articles: number
  startMilliseconds: number
  residentMegabytes: { raw: number; broadsheet: number }
  constant: Measure
  queries: QueryFigures[]
  missing: string[]
}

const columns = ['query', 'raw/s', 'raw µs', 'first/s', 'first µs', 'of raw', 'by µs', 'p50 ms', 'p99 ms']
const knownColumns = ['known/s', 'known µs', 'of const.', 'by µs', 'p50 ms', 'p99 ms']

/** Prints the figures as a table with one line for each query. */
export function printReport(report: Report): void {
  const { constant, residentMegabytes: memory } = report
  const rows = report.queries.map(({ name, raw, first, known }) => [
    name,
    ...amounts(raw),
    ...amounts(first),
    ...shares(first, raw),
    ...times(first),
    ...amounts(known),
    ...shares(known, constant),
    ...times(known),
  ])
  console.log(`\n${report.articles} public articles, ${report.machine}, Node ${report.node}, ${report.date}`)
  printTable([[...columns, ...knownColumns], ...rows])
  for (const name of report.missing) console.log(`${name.padStart(10)}  not there yet`)
  console.log(`node:http with a constant 4 KB: ${amounts(constant).join('/s, ')} µs, p50 ${times(constant)[0]} ms`)
  console.log(`time from start to listening: ${report.startMilliseconds.toFixed(0)} ms`)
  console.log(`resident memory after the run: ${memory.broadsheet.toFixed(0)} MB, raw ${memory.raw.toFixed(0)} MB`)
}

/** Prints how the cost of each query grows with the archive: the CPU time of first answers, and of the raw server. */
export function printGrowth(reports: readonly Report[]): void {
  const names = reports[0]?.queries.map(({ name }) => name) ?? []
  const cells = (name: string) =>
    reports.flatMap(({ queries }) => {
      const found = queries.find((query) => query.name === name)
      return found ? [micro(found.raw), micro(found.first)] : ['', '']
    })
  console.log('\nµs per request, by the number of articles')
  printTable([
    ['query', ...reports.flatMap(({ articles }) => [`raw ${articles}`, `first ${articles}`])],
    ...names.map((name) => [name, ...cells(name)]),
  ])
}
