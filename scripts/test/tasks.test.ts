import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, expect, it } from 'vitest'
import { run } from '../child.mjs'

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-tasks-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What `npm start` says where it refuses. */
async function refusal(environment: Record<string, string>): Promise<string> {
  const { code, output } = await run(process.execPath, [join(import.meta.dirname, '../tasks.ts'), 'start'], {
    quiet: true,
    env: { ...process.env, ...environment },
  })
  expect(code).toBe(1)
  return output.replaceAll(folder, '…')
}

it('tells before the import what the server would refuse', async () => {
  expect(await refusal({ DATABASE_URL: `file:${folder}/a.db`, PORT: 'abc' })).toBe(
    'PORT: "abc" is no port; write a whole number from 0 to 65535, such as 4000\n',
  )
}, 30_000)

it('tells in a line that a database cannot be made, or was not made by migrations', async () => {
  writeFileSync(join(folder, 'note.txt'), '')
  expect(await refusal({ DATABASE_URL: `file:${folder}/note.txt/a.db` })).toMatch(
    /^DATABASE_URL: …\/note\.txt\/a\.db cannot be written \(EEXIST[^\n]*\n$/,
  )
  new Sqlite(join(folder, 'pushed.db')).exec('CREATE TABLE Article (id INTEGER PRIMARY KEY)').close()
  expect(await refusal({ DATABASE_URL: `file:${folder}/pushed.db` })).toBe(
    'DATABASE_URL: …/pushed.db holds tables that no migration made, as `prisma db push` does; empty it with `npx prisma migrate reset` if nothing else is in it, or name another file\n',
  )
}, 30_000)
