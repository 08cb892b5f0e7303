import { ImportRunningError } from '../connection/import-running.ts'
import { PostgresError } from './thread-connection.ts'

/** Error codes of PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const explanations: { [code: string]: string } = {
  '28P01': 'refuses the user or the password of DATABASE_URL',
  '28000': 'refuses the user of DATABASE_URL',
  '3D000': 'does not have the database of DATABASE_URL; create it with `createdb` or CREATE DATABASE',
  '42501': 'lets this user only read; grant it the right to write, or use the owner of the tables',
  '42P01': 'does not have the tables of this version; create them with: npx prisma migrate deploy',
  '42703': 'does not have the tables of this version; create them with: npx prisma migrate deploy',
  '25006': 'is a read-only replica; set DATABASE_URL to the primary server',
  '53100': 'has no space left on its disk; free some space',
  '53200': 'has no memory left',
  '53300': 'has no connection left for an import; raise max_connections, or lower the pools of the servers',
  '57P01': 'was shut down by its administrator',
  '57P03': 'is starting or shutting down; wait a moment',
  ECONNREFUSED: 'cannot be reached; check the host and port of DATABASE_URL, and whether the server runs',
  ENOTFOUND: 'cannot be found; check the host of DATABASE_URL',
  ETIMEDOUT: 'does not answer',
  ECONNRESET: 'closed the connection',
}

/**
 * Explains an error of PostgreSQL in words that say what to do. Returns other errors unchanged.
 * @param url of the database; its password does not appear in the message
 */
export function explainPostgresError(error: unknown, url: string): unknown {
  if (!(error instanceof PostgresError)) return error
  const { code } = error
  if (code === '55P03') return new ImportRunningError(placeOf(url), { cause: error })
  const explanation =
    explanations[code] ?? (/Connection terminated/.test(error.message) ? 'closed the connection' : null)
  if (explanation === null) return error
  const message = `The database ${placeOf(url)} ${explanation}. This import was rolled back; start it again.`
  return new Error(message, { cause: error })
}

/** Host and name of a database, without the user and the password. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}
