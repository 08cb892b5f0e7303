#!/usr/bin/env node
/**
 * The schema engine that the Prisma CLI starts for `migrate` and `db`, for machines that cannot download Prisma's binary.
 * It is the same engine from npm (WebAssembly) with the same protocol, on top of better-sqlite3 or pg. prisma.config.ts
 * decides when it is used.
 */
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { databaseFile, isPostgres } from '../environment.ts'
import { engineVersion, startEngine } from './engine.ts'
import { canConnect, createDatabase } from './postgres-server.ts'
import { failure, serve } from './protocol.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    datamodels: { type: 'string', multiple: true },
    datasource: { type: 'string' },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
    version: { type: 'boolean' },
  },
})
const datasource: { url?: string } = JSON.parse(values.datasource ?? '{}')

// The CLI kills the engine as soon as it has its answer. SQLite removes its journal only on a regular exit.
process.once('SIGTERM', () => process.exit())

try {
  if (values.version) console.log(`schema-engine-cli ${await engineVersion()}`)
  else if (positionals[0] === 'cli') await runCommand(positionals[1])
  else await serve((method) => startEngine(databaseOf(method), values.datamodels ?? []))
} catch (error) {
  fail({ error_code: 'P1013', ...failure(error) })
}

/** Returns the database to open. A comparison of schemas needs none, and must not create one. */
function databaseOf(method: string): string {
  if (datasource.url !== undefined && isPostgres(datasource.url)) return datasource.url
  const file = databaseFile(datasource.url)
  return method === 'diff' && !existsSync(file) ? ':memory:' : `file:${file}`
}

/** Answers the first calls of the CLI: does the database exist, and if not, can it be created? */
async function runCommand(name: string | undefined): Promise<void> {
  if (datasource.url !== undefined && isPostgres(datasource.url)) {
    if (name === 'create-database') return createDatabase(datasource.url)
    const problem = name === 'can-connect-to-database' ? await canConnect(datasource.url) : null
    return problem === null ? undefined : fail(problem)
  }
  const file = databaseFile(datasource.url)
  if (name === 'can-connect-to-database' && !existsSync(file)) {
    fail({ message: `Database \`${file}\` does not exist`, error_code: 'P1003' })
  } else if (name === 'create-database') {
    mkdirSync(dirname(file), { recursive: true })
    closeSync(openSync(file, 'a'))
  }
}

/** Prints the error for the CLI. It skips the first line of stderr and searches the others for an error. */
function fail(fields: { message: string; error_code?: string }): void {
  const error = { level: 'ERROR', target: 'schema_engine::logger', fields }
  process.stderr.write(
    `${JSON.stringify({ level: 'INFO', fields: { message: 'failed' } })}\n${JSON.stringify(error)}\n`,
  )
  process.exitCode = 1
}
