import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { migratePostgres } from '../../../src/file/migrate-postgres.ts'
import { postgresUrl } from './on-demand.ts'

/** A database of its own on the server of this test run. */
export interface TemporaryPostgres extends AsyncDisposable {
  /** `postgresql://…`, as in DATABASE_URL. */
  url: string
}

const template = 'broadsheet_template'
/** Any number that no other lock of the server has. */
const LOCK = 8_245_101

/** Creates a database as `emptyPostgres` does, with the tables of all migrations. */
export async function temporaryPostgres(): Promise<TemporaryPostgres> {
  const server = await postgresUrl()
  await asAdministrator(server, (client) => createTemplate(client, server))
  return createOn(server, `TEMPLATE ${template}`)
}

/**
 * Creates a database without tables. `await using` or `[Symbol.asyncDispose]()` ends its connections and drops it.
 * @throws an error that says why PostgreSQL cannot run here
 */
export async function emptyPostgres(): Promise<TemporaryPostgres> {
  return createOn(await postgresUrl())
}

async function createOn(server: string, options = ''): Promise<TemporaryPostgres> {
  const name = `test_${randomBytes(8).toString('hex')}`
  const run = (sql: string) => asAdministrator(server, (client) => client.query(sql))
  await run(`CREATE DATABASE ${name} ${options}`)
  return {
    url: urlOf(server, name),
    [Symbol.asyncDispose]: () => run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}

/** Creates the migrated database that the others are copies of, once for each run. */
async function createTemplate(client: Client, server: string): Promise<void> {
  await client.query('SELECT pg_advisory_lock($1)', [LOCK])
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template])
  if (rowCount === 0) {
    await client.query(`CREATE DATABASE ${template}_unfinished`)
    await migratePostgres(urlOf(server, `${template}_unfinished`))
    await client.query(`ALTER DATABASE ${template}_unfinished RENAME TO ${template}`)
  }
  await client.query('SELECT pg_advisory_unlock($1)', [LOCK])
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
