import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { root } from '../environment.ts'

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs the real Prisma CLI and returns the lines that it prints, without headings and empty lines. */
function prisma(url: string, ...args: string[]): Promise<{ code: number; lines: string[] }> {
  const env = { ...process.env, DATABASE_URL: url, CHECKPOINT_DISABLE: '1', NO_COLOR: '1' }
  return new Promise((done) => {
    const cli = join(root, 'node_modules/prisma/build/index.js')
    execFile(process.execPath, [cli, ...args], { cwd: root, env }, (error, stdout, stderr) => {
      const lines = `${stdout}\n${stderr}`.split('\n').map((line) => line.trimEnd())
      const heading = /^$|^Loaded Prisma config|^Prisma schema loaded|^Datasource "db"/
      done({ code: Number(error?.code ?? 0), lines: lines.filter((line) => !heading.test(line)) })
    })
  })
}

function tablesOf(file: string): unknown[] {
  const database = new Database(file, { readonly: true })
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").pluck().all()
  database.close()
  return tables
}

describe('the Prisma CLI without a downloaded engine', { timeout: 60_000 }, () => {
  const file = join(folder, 'new/archive.db')
  const url = `file:${file}`

  it('reports a missing database', async () => {
    expect(await prisma(url, 'migrate', 'status')).toEqual({
      code: 1,
      lines: [`Error: P1003: Database \`${file}\` does not exist`],
    })
  })

  it('creates the database with its folder and the search index, and only once', async () => {
    const first = await prisma(url, 'migrate', 'deploy')
    expect(first.lines.at(-1)).toBe('All migrations have been successfully applied.')
    expect(tablesOf(file)).toEqual(expect.arrayContaining(['Article', 'ArticleSearch', '_prisma_migrations']))
    const second = await prisma(url, 'migrate', 'deploy')
    expect(second.lines.at(-1)).toBe('No pending migrations to apply.')
    const status = await prisma(url, 'migrate', 'status')
    expect(status).toMatchObject({ code: 0, lines: [expect.any(String), 'Database schema is up to date!'] })
  })

  it('keeps the search index and its tables when the schema is pushed', async () => {
    const before = tablesOf(file)
    const push = await prisma(url, 'db', 'push')
    expect(push).toEqual({ code: 0, lines: ['The database is already in sync with the Prisma schema.'] })
    expect(tablesOf(file)).toEqual(before)
  })

  it('pushes the schema into a new file', async () => {
    const pushed = join(folder, 'pushed.db')
    expect((await prisma(`file:${pushed}`, 'db', 'push')).code).toBe(0)
    expect(tablesOf(pushed)).toContain('Article')
  })

  it('resets a pushed and a migrated database', async () => {
    for (const name of ['pushed.db', 'new/archive.db']) {
      const reset = await prisma(`file:${join(folder, name)}`, 'migrate', 'reset', '--force')
      expect(reset).toMatchObject({ code: 0, lines: expect.arrayContaining(['Database reset successful']) })
      expect(tablesOf(join(folder, name))).toEqual(expect.arrayContaining(['Article', 'ArticleSearch']))
    }
  })

  it('finds no difference between the migrations and the schema', async () => {
    const compare = ['migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma']
    const unused = `file:${join(folder, 'unused.db')}`
    expect(await prisma(unused, ...compare)).toEqual({ code: 0, lines: ['No difference detected.'] })
  })

  it('rejects an unknown kind of database, and a PostgreSQL server that does not answer, with one line', async () => {
    expect(await prisma('mysql://localhost/archive', 'migrate', 'deploy')).toEqual({
      code: 1,
      lines: [expect.stringContaining('DATABASE_URL: unknown kind of database (mysql:)')],
    })
    // Nothing listens on port 1.
    expect(await prisma('postgresql://127.0.0.1:1/archive', 'migrate', 'deploy')).toEqual({
      code: 1,
      lines: ['Error: P1001: 127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1'],
    })
  })

  it('answers the calls of `migrate dev` for an empty database', async () => {
    const schema = readFileSync(join(root, 'prisma/schema.prisma'), 'utf8')
    const list = { baseDir: folder, lockfile: { path: 'migration_lock.toml', content: null }, shadowDbInitScript: '' }
    const filters = { externalTables: [], externalEnums: [] }
    const migrationsList = { ...list, migrationDirectories: [] }
    const draft = {
      draft: false,
      migrationName: 'first',
      schema: { files: [{ path: 'schema.prisma', content: schema }] },
    }
    const answers = await ask(`file:${join(folder, 'dev.db')}`, [
      { id: 1, method: 'devDiagnostic', params: { migrationsList, filters } },
      { id: 2, method: 'createMigration', params: { ...draft, migrationsList, filters } },
    ])
    expect(answers).toMatchObject([
      { id: 1, result: { action: { tag: 'createMigration' } } },
      { id: 2, result: { migrationScript: expect.stringContaining('CREATE TABLE "Article"') } },
    ])
  })
})

/** Sends calls to the engine as the CLI does, and returns its answers. */
async function ask(url: string, calls: object[]): Promise<unknown[]> {
  const engine = spawn(join(root, 'prisma/engine/schema-engine.ts'), ['--datasource', JSON.stringify({ url })])
  engine.stdin.end(calls.map((call) => `${JSON.stringify(call)}\n`).join(''))
  const answers: unknown[] = []
  for await (const line of createInterface({ input: engine.stdout })) answers.push(JSON.parse(line))
  return answers
}
