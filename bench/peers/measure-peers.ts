import { writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@broadsheet/database/testing/postgres-server'
import { importArchive } from '../postgres/postgres-archive.ts'
import { benchmarkQueries } from '../queries/benchmark-queries.ts'
import { checkedLoad } from '../servers/measured-load.ts'
import { type LoadProcess, startLoad } from '../servers/processes.ts'
import { comparePeers, peerRequests } from './peer-requests.ts'
import { databaseMicroseconds, databaseTimes, type Peers, startPeers } from './peer-servers.ts'
import { readPeerValues } from './peer-values.ts'
import { dropPlainTables, makePlainTables } from './plain-tables.ts'

export interface PeerOptions {
  articles: number
  /** `postgresql://…` of an imported archive. Undefined: generates and imports one. */
  database: string | undefined
  /** The folder of the files of that database server, for its processor time. */
  data: string | undefined
  /** Runs one short round, which measures nothing. */
  short: boolean
  json: string | undefined
}

/** Medians of one query on one server. Processor times are microseconds for one request, latencies milliseconds. */
interface Figures {
  requestsPerSecond: number
  p50: number
  p99: number
  server: number
  database: number
}

const servers = ['raw', 'postgraphile', 'first', 'known'] as const
type Server = (typeof servers)[number]

/** Measures Q1 to Q6 on raw `pg`, PostGraphile and Broadsheet, on one PostgreSQL database, in turn. Prints a table. */
export async function benchPeers({ articles, database, data, short, json }: PeerOptions): Promise<void> {
  if (database !== undefined) return measureOn({ url: database, data }, { short, json })
  const server = await startPostgres(join(tmpdir(), 'postgres'), { shared_buffers: '512MB' })
  try {
    await importArchive(server.url, articles)
    await measureOn(server, { short, json })
  } finally {
    await server.stop()
  }
}

async function measureOn(
  { url, data }: { url: string; data: string | undefined },
  { short, json }: { short: boolean; json: string | undefined },
): Promise<void> {
  await makePlainTables(url)
  const peers = await startPeers(url)
  const load = startLoad()
  try {
    const values = await readPeerValues(url, {
      broadsheet: peers.broadsheet.port,
      postgraphile: peers.postgraphile.port,
    })
    for (const query of benchmarkQueries) await comparePeers(query, values, peers)
    const bodies = benchmarkQueries.map((query) => peerRequests(query, values, 2000, 11))
    const rounds = short ? 1 : 5
    const results = new Map<string, Figures[]>()
    // The first round is the warm-up.
    for (let round = 0; round <= rounds; round++) {
      if (round === 1) results.clear()
      for (const [at, { name }] of benchmarkQueries.entries()) {
        for (const server of servers) {
          const all = bodies[at]?.map((request) => JSON.stringify(request[server])) ?? []
          const sent = { name, server, bodies: server === 'known' ? all.slice(0, 20) : all }
          const figures = await run(peers, load, sent, { data, milliseconds: short ? 200 : 2000 })
          results.set(`${name} ${server}`, [...(results.get(`${name} ${server}`) ?? []), figures])
        }
      }
    }
    const memory = Object.entries(peers).map(([name, peer]) => `${name} ${peer.residentMegabytes().toFixed(0)} MB`)
    const report = { articles: values.archive.articles, memory, medians: mediansOf(results) }
    print(report)
    if (json) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`)
  } finally {
    for (const each of [load, ...Object.values(peers)]) await each.stop()
    await dropPlainTables(url)
  }
}

async function run(
  peers: Peers,
  load: LoadProcess,
  { name, server, bodies }: { name: string; server: Server; bodies: string[] },
  { data, milliseconds }: { data: string | undefined; milliseconds: number },
): Promise<Figures> {
  const peer = server === 'raw' || server === 'postgraphile' ? peers[server] : peers.broadsheet
  const before = { server: peer.processorMicroseconds(), database: databaseTimes(data) }
  const path = server === 'raw' ? `/${name}` : '/graphql'
  const result = await load.run({ port: peer.port, path, bodies, connections: 8, milliseconds })
  const { requests, times } = checkedLoad(`${name} ${server}`, result)
  return {
    ...times,
    server: (peer.processorMicroseconds() - before.server) / requests,
    database: databaseMicroseconds(data, before.database) / requests,
  }
}

function mediansOf(results: ReadonlyMap<string, Figures[]>): Record<string, Figures> {
  const median = (list: Figures[], key: keyof Figures) =>
    list.map((figures) => figures[key]).toSorted((a, b) => a - b)[list.length >> 1] ?? 0
  return Object.fromEntries(
    [...results].map(([name, list]) => [
      name,
      {
        requestsPerSecond: median(list, 'requestsPerSecond'),
        p50: median(list, 'p50'),
        p99: median(list, 'p99'),
        server: median(list, 'server'),
        database: median(list, 'database'),
      },
    ]),
  )
}

/** Each cell: requests a second as a share of raw, then microseconds of the server and of the database. */
function print({
  articles,
  memory,
  medians,
}: {
  articles: number
  memory: string[]
  medians: Record<string, Figures>
}): void {
  const loads = loadavg().map((load) => load.toFixed(0))
  console.log(`\n${articles} public articles, ${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`)
  console.log(`load ${loads.join(', ')}; resident memory: ${memory.join(', ')}\n`)
  console.log(`| query | server | requests/s | of raw | server µs | database µs | both, of raw | p50 ms | p99 ms |`)
  console.log(`|---|---|--:|--:|--:|--:|--:|--:|--:|`)
  for (const [key, figures] of Object.entries(medians)) {
    const [query = '', server] = key.split(' ')
    const raw = medians[`${query} raw`] ?? figures
    const both = ({ server, database }: Figures) => server + database
    const cells = [
      figures.requestsPerSecond.toFixed(0),
      (figures.requestsPerSecond / raw.requestsPerSecond).toFixed(2),
      figures.server.toFixed(0),
      figures.database.toFixed(0),
      (both(figures) / both(raw)).toFixed(2),
      figures.p50.toFixed(1),
      figures.p99.toFixed(1),
    ]
    console.log(`| ${query} | ${server} | ${cells.join(' | ')} |`)
  }
}
