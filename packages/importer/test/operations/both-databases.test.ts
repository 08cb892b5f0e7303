import { allRows, importsInto } from '@broadsheet/database/testing/both-databases'
import { temporaryPostgres } from '@broadsheet/database/testing/postgres'
import { expect, test } from 'vitest'
import { type ImportOptions, importFolder } from '../../src/operations/import-folder.ts'
import { randomArticle, randomIntegers } from '../support/random-archive.ts'
import { type TestArchive, testArchive } from '../support/test-archive.ts'

/** Imports the folder of an archive into its SQLite file and into PostgreSQL, at the same time of the clock. */
async function importBoth(archive: TestArchive, postgres: string, options: Partial<ImportOptions> = {}) {
  const clock = () => 1_700_000_000_000
  const one = await archive.import({ clock, ...options })
  const database = importsInto(postgres)
  const other = await importFolder({ folder: archive.folder.path, database, clock, ...options })
  return [one.result, other.result]
}

test.each([1, 2])('both databases have the same rows after every import of random edits: seed %i', async (seed) => {
  const randomInteger = randomIntegers(seed)
  let files = Array.from({ length: 30 }, (_, at) => `_posts/${at % 4}/${at}.md`)
  using archive = testArchive(Object.fromEntries(files.map((file) => [file, randomArticle(randomInteger, files)])))
  await using postgres = await temporaryPostgres()
  for (let round = 0; round < 5; round++) {
    const [one, other] = await importBoth(archive, postgres.url)
    expect(other).toEqual(one)
    expect(allRows(postgres.url)).toEqual(allRows(archive.databaseUrl))
    for (let edit = 0; edit < 12; edit++) {
      const file = files[randomInteger(files.length)] ?? ''
      const action = randomInteger(8)
      if (action < 4) archive.folder.write({ [file]: randomArticle(randomInteger, files) })
      else if (action === 4) {
        const name = `pages/${randomInteger(20)}.${['md', 'html'][randomInteger(2)]}`
        archive.folder.write({ [name]: randomArticle(randomInteger, files) })
        if (!files.includes(name)) files.push(name)
      } else if (action === 5) {
        archive.folder.remove(file)
        files = files.filter((name) => name !== file)
      } else if (action === 6) {
        const name = `pages/moved-${round}-${edit}.md`
        archive.folder.rename(file, name)
        files = [...files.filter((other) => other !== file), name]
      } else archive.folder.write({ 'pictures/tug.gif': `GIF89a\u0003\u0000\u0003\u0000 ${edit}` })
    }
  }
})
