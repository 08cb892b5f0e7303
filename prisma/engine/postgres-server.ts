import { Client } from 'pg'
import type { Failure } from './protocol.ts'

/** Prisma's codes for PostgreSQL's: https://www.prisma.io/docs/orm/reference/error-reference */
const codes: { [postgres: string]: string } = { '3D000': 'P1003', '28P01': 'P1000', '28000': 'P1010' }
const UNREACHABLE = 'P1001'

/** Connects to the database and ends the connection. Returns the reason if that is not possible, or null. */
export async function canConnect(url: string): Promise<Omit<Failure, 'is_panic'> | null> {
  try {
    await withClient(url, async () => {})
    return null
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const message = error instanceof Error ? error.message : String(error)
    return { message: `${hostOf(url)}: ${message || code}`, error_code: codes[code] ?? UNREACHABLE }
  }
}

/** Creates the database that the URL names. The user of the URL needs the right to do that. */
export async function createDatabase(url: string): Promise<void> {
  const administrative = new URL(url)
  const name = decodeURIComponent(administrative.pathname.slice(1))
  administrative.pathname = '/postgres'
  await withClient(administrative.href, async (client) => {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  })
}

async function withClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    await work(client)
  } finally {
    await client.end()
  }
}

function hostOf(url: string): string {
  return new URL(url).host
}
