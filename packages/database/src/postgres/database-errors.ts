/** The database cannot answer now. The request may be sent again later. */
export class DatabaseError extends Error {
  /** `SERVER_BUSY`: too many requests wait. `QUERY_TIMEOUT`: it took too long. `DATABASE_UNAVAILABLE`: it is away. */
  readonly code: 'SERVER_BUSY' | 'QUERY_TIMEOUT' | 'DATABASE_UNAVAILABLE'

  constructor(code: DatabaseError['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

// Classes and codes of https://www.postgresql.org/docs/current/errcodes-appendix.html
const timedOut = new Set(['57014', '55P03'])
// 40001: a replica ends statements that read what the primary has removed meanwhile.
const away = /^(40001|08|57P0[1-5]|53300|53400|55000|58)/

/** The error as the reader's callers know it: what an operator or a client can do something about has a code. */
export function databaseError(error: unknown): unknown {
  if (error instanceof DatabaseError || !(error instanceof Error)) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (timedOut.has(code)) {
    const message = 'This query took too long and was stopped. Ask for fewer at once, or for a narrower filter'
    return new DatabaseError('QUERY_TIMEOUT', message, { cause: error })
  }
  // PostgreSQL's codes have five characters. Others are those of the network: ECONNREFUSED, EPIPE.
  const isLost =
    away.test(code) || /^E[A-Z]{3,}/.test(code) || /connection (terminated|ended)|not queryable/i.test(error.message)
  if (!isLost) return error
  const message = 'The database does not answer. Send the request again in a moment'
  return new DatabaseError('DATABASE_UNAVAILABLE', message, { cause: error })
}
