import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { postgresUrl } from './on-demand.ts'

/** A database of its own on the server of this test run. */
export interface TemporaryPostgres extends AsyncDisposable {
  /** `postgresql://…`, as in DATABASE_URL. */
  url: string
}

/**
 * Creates a database without tables. `await using` or `[Symbol.asyncDispose]()` ends its connections and drops it.
 * @throws an error that says why PostgreSQL cannot run here
 */
export async function emptyPostgres(): Promise<TemporaryPostgres> {
  const server = await postgresUrl()
  const name = `test_${randomBytes(8).toString('hex')}`
  const run = (sql: string) => asAdministrator(server, (client) => client.query(sql))
  await run(`CREATE DATABASE ${name}`)
  return {
    url: urlOf(server, name),
    [Symbol.asyncDispose]: () => run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}

async function asAdministrator(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client(url)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function urlOf(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}
