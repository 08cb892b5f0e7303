import { Prisma } from '../../../generated/sqlite/browser.ts'
import type { Database } from '../../../src/database.ts'
import type { WriteConnection } from '../../../src/write/connection/write-connection.ts'
import { Import } from '../../../src/write/import/import.ts'
import { PostgresEngine } from '../../../src/write/import/postgres-engine.ts'
import { PostgresWriteConnection } from '../../../src/write/postgres/postgres-write-connection.ts'
import { SqliteWriteConnection } from '../../../src/write/sqlite/sqlite-write-connection.ts'

/** Imports into the PostgreSQL database at `url`. */
export function importsInto(url: string): Pick<Database, 'beginImport'> {
  const asWritten = () => ({ find: (fragment: string) => fragment })
  return {
    beginImport: ({ waitMs = 5_000, anchors = asWritten } = {}) => new Import(new PostgresEngine(url, waitMs), anchors),
  }
}

/**
 * All rows of all tables, each as JSON, sorted. Leaves out `File.changedAt`, which depends on when the file was read. Two databases with the same archive have the same rows, whichever engine
 * they use.
 * @param url `file:…` or `postgresql://…`
 */
export function allRows(url: string): { [table: string]: string[] } {
  const connection: WriteConnection = url.startsWith('file:')
    ? new SqliteWriteConnection(url.slice('file:'.length), 5_000)
    : new PostgresWriteConnection(url, 5_000)
  try {
    const tables = Object.keys(Prisma.ModelName)
    return Object.fromEntries(tables.map((table) => [table, rowsOf(connection, table)]))
  } finally {
    connection.rollback()
  }
}

function rowsOf(connection: WriteConnection, table: string): string[] {
  const rows = connection.all<Record<string, unknown>>(`SELECT * FROM "${table}"`)
  return rows
    .map((row) => Object.entries(row).filter(([column]) => column !== 'changedAt'))
    .map((row) => JSON.stringify(row.sort(([a], [b]) => (a < b ? -1 : 1))))
    .sort()
}
