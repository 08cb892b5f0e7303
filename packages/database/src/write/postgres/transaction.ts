/** Any number that is the same in all imports and differs from the locks of other programs. */
const LOCK = 4_226_714_501

/**
 * Begins the transaction of an import. It is the only writer, so READ COMMITTED is enough. The settings are those of this
 * transaction only: they do not depend on what the server or the user has as a default.
 * @param waitMs how long to wait for the lock, in milliseconds
 */
export function beginStatements(waitMs: number): string[] {
  return [
    'BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE',
    // One millisecond is the shortest time that PostgreSQL waits: 0 would mean without end.
    `SET LOCAL lock_timeout = ${Math.max(1, waitMs)}`,
    'SET LOCAL statement_timeout = 0',
    'SET LOCAL idle_in_transaction_session_timeout = 0',
    "SET LOCAL TimeZone = 'UTC'",
    "SET LOCAL DateStyle = 'ISO, YMD'",
    "SET LOCAL work_mem = '64MB'",
    "SET LOCAL maintenance_work_mem = '256MB'",
    'SET LOCAL jit = off',
  ]
}

/** One import at a time in a database. The lock ends with the transaction, also if this process is killed. */
export const lockStatement = `SELECT pg_advisory_xact_lock(${LOCK}), set_config('lock_timeout', '0', TRUE)`

/** The columns of all tables. */
export const columnsStatement = `SELECT c.relname AS "table", a.attname AS "name", CAST(a.atttypid AS INTEGER) AS "type"
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
  WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND a.attnum > 0 AND NOT a.attisdropped`
