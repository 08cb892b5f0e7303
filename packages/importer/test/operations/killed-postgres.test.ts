import { setTimeout as wait } from 'node:timers/promises'
import { allRows } from '@broadsheet/database/testing/both-databases'
import { temporaryPostgres } from '@broadsheet/database/testing/postgres'
import { afterAll, expect, test } from 'vitest'
import { startImport, waitForSuccess } from '../support/import-process.ts'
import { randomArticle, randomIntegers } from '../support/random-archive.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** `KILLS=50 npx vitest run killed-postgres` runs the test longer. */
const kills = Number(process.env.KILLS ?? 3)
const randomInteger = randomIntegers(Number(process.env.KILL_SEED ?? 1))
const articles = 250
const outcomes = new Map<string, number>()
afterAll(() => {
  if (kills > 3) console.log([...outcomes].map(([outcome, times]) => `${outcome}: ${times}`).join('\n'))
})

/** The rows of all tables, and the revision. */
function stateOf(url: string): { rows: string; revision: number } {
  const rows = allRows(url)
  const site: [string, unknown][] = JSON.parse(rows.Site?.[0] ?? '[]')
  return { rows: JSON.stringify(rows), revision: Number(Object.fromEntries(site).revision ?? 0) }
}

test(`an import into PostgreSQL killed at a random moment (${kills} times) leaves no row and no lock behind`, async () => {
  const files = Array.from({ length: articles }, (_, at) => `_posts/${at}.md`)
  using folder = temporaryFolder()
  const edit = (names: string[]) => {
    for (const name of names) folder.write({ [name]: randomArticle(randomInteger, files) })
  }
  edit(files)
  await using current = await temporaryPostgres()
  const started = performance.now()
  await waitForSuccess(startImport(folder.path, current.url))
  const duration = performance.now() - started

  for (let kill = 1; kill <= kills; kill++) {
    edit(files.filter(() => randomInteger(3) === 0))
    // Odd kills hit a first import.
    await using empty = await temporaryPostgres()
    const { url } = kill % 2 === 1 ? empty : current
    const before = stateOf(url)
    const child = startImport(folder.path, url)
    const ended = waitForSuccess(child).catch(() => {})
    await wait((duration * randomInteger(1_000)) / 1_000)
    child.kill('SIGKILL')
    await ended
    // Waits for the lock, which the killed connection may have for a moment.
    const after = stateOf(url)
    const isOld = after.revision === before.revision
    outcomes.set(
      isOld ? 'old revision' : 'new revision',
      (outcomes.get(isOld ? 'old revision' : 'new revision') ?? 0) + 1,
    )
    if (isOld) expect(after.rows).toBe(before.rows)
    else expect(after.revision).toBe(before.revision + 1)

    await waitForSuccess(startImport(folder.path, url))
    const complete = stateOf(url)
    expect(complete.revision).toBe(before.revision + 1)
    if (!isOld) expect(complete.rows).toBe(after.rows)
  }
}, 600_000)
