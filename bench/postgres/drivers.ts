import { createPrismaClient } from '@broadsheet/database'
import { Pool } from 'pg'
import type { Statement } from './recorded-statements.ts'

/** A way to send the statements of one request, in a transaction that reads one snapshot. */
export interface Driver {
  readonly name: string
  run(statements: readonly Statement[]): Promise<number>
  close(): Promise<unknown>
}

const begin = 'BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY'
const version = 'SELECT revision, xmin::text AS transaction FROM "Site" WHERE id = 1'

/**
 * `pg` with prepared statements, as the server uses it; `pg` without them; and Prisma's client with the same SQL. Each
 * returns the number of rows.
 */
export async function openDrivers(url: string): Promise<Driver[]> {
  const prisma = await createPrismaClient(url)
  return [
    pgDriver(url, true),
    pgDriver(url, false),
    {
      name: 'Prisma',
      run: (statements) =>
        prisma.$transaction(
          async (transaction) => {
            await transaction.$queryRawUnsafe(version)
            let rows = 0
            for (const { text, values } of statements) {
              rows += (await transaction.$queryRawUnsafe<unknown[]>(text, ...values)).length
            }
            return rows
          },
          // The type is that of SQLite's client, which has one level only.
          { isolationLevel: 'RepeatableRead' as 'Serializable' },
        ),
      close: () => prisma.$disconnect(),
    },
  ]
}

function pgDriver(url: string, prepares: boolean): Driver {
  const pool = new Pool({ connectionString: url, max: 10 })
  // The server stops before the last connection if the benchmark fails.
  pool.on('error', () => {})
  const names = new Map<string, string>()
  const nameOf = (text: string) => {
    const name = names.get(text) ?? `s${names.size}`
    names.set(text, name)
    return name
  }
  return {
    name: prepares ? 'pg' : 'pg unprepared',
    async run(statements) {
      const client = await pool.connect()
      let count = 0
      await client.query(`${begin}; ${version}`)
      for (const { text, values, isPrepared } of statements) {
        const name = prepares && isPrepared ? { name: nameOf(text) } : {}
        const { rows } = await client.query({ ...name, text, values: [...values] })
        count += rows.length
      }
      await client.query('COMMIT')
      client.release()
      return count
    },
    close: () => pool.end(),
  }
}
