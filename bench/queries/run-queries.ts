import { cpus } from 'node:os'
import { startLoad, startServer } from '../servers/processes.ts'
import { type BenchmarkQuery, benchmarkQueries } from './benchmark-queries.ts'
import { compareAnswers } from './compare-answers.ts'
import { requestData } from './graphql-request.ts'
import { measure, type Servers } from './measure.ts'
import { printReport, type Report } from './report.ts'
import { readSampleValues } from './sample-values.ts'

export interface QueryOptions {
  /** The SQLite file of an imported archive. */
  file: string
  /** Runs one short round: it shows that the benchmark works, but measures nothing. */
  short: boolean
}

/** Measures Q1 to Q6 on Broadsheet, the raw baseline and the constant handler in turn, and prints a table. */
export async function benchQueries({ file, short }: QueryOptions): Promise<Report> {
  const servers: Servers = {
    raw: await startServer('servers/raw-server.ts', { DATABASE_FILE: file }),
    broadsheet: await startServer('../apps/server/src/main.ts', { DATABASE_URL: `file:${file}` }),
    constant: await startServer('servers/constant-server.ts', {}),
  }
  const load = startLoad()
  try {
    const archive = await readSampleValues(file, servers.broadsheet.port)
    const { available, missing } = await splitByAvailability(servers.broadsheet.port)
    for (const each of available) await compareAnswers(each, archive, servers)
    const measured = await measure(
      available,
      archive,
      servers,
      load,
      short ? { rounds: 1, milliseconds: 200 } : { rounds: 5, milliseconds: 2000 },
    )
    const report: Report = {
      date: new Date().toISOString().slice(0, 10),
      machine: `${cpus().length} × ${cpus()[0]?.model}`,
      node: process.version,
      articles: archive.articles,
      startMilliseconds: servers.broadsheet.startMilliseconds,
      residentMegabytes: { raw: servers.raw.residentMegabytes(), broadsheet: servers.broadsheet.residentMegabytes() },
      ...measured,
      missing,
    }
    printReport(report)
    return report
  } finally {
    for (const each of [load, ...Object.values(servers)]) await each.stop()
  }
}

async function splitByAvailability(port: number): Promise<{ available: BenchmarkQuery[]; missing: string[] }> {
  const { __type } = await requestData<{ __type: { fields: { name: string }[] } }>(
    port,
    '{ __type(name: "Query") { fields { name } } }',
  )
  const fields = new Set(__type.fields.map(({ name }) => name))
  return {
    available: benchmarkQueries.filter(({ field }) => fields.has(field)),
    missing: benchmarkQueries.filter(({ field }) => !fields.has(field)).map(({ name }) => name),
  }
}
