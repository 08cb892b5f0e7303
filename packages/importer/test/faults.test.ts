import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { anyArticle, dice } from './sample-archive.ts'
import { damages, wholeDatabase } from './whole-database.ts'
import { article, world } from './world.ts'

const throwOf = dice(1)
const names = Array.from({ length: 300 }, (_, at) => `_posts/${at}.md`)
const files = (body: string) => Object.fromEntries(names.map((name) => [name, anyArticle(throwOf, names, body)]))

/** `ulimit -f` is counted in blocks of 512 or of 1024 bytes, as the shell likes. */
function importWithLittleRoom(folder: string, databaseUrl: string, blocks: number) {
  const main = join(import.meta.dirname, '../src/main.ts')
  const script = `ulimit -f ${blocks}; exec "$0" "$@"`
  return spawnSync('sh', ['-c', script, process.execPath, main, 'import', folder], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    encoding: 'utf8',
  })
}

test.skipIf(process.platform === 'win32')(
  'where there is no more room an import says so in one line, and leaves the old revision',
  async () => {
    using archive = world(files('Short.'))
    await archive.import()
    const before = wholeDatabase(archive.databaseFile)
    archive.folder.write(files('渔港 harbour '.repeat(1000)))
    const { status, stderr } = importWithLittleRoom(archive.folder.path, archive.databaseUrl, 4000)
    expect(status).toBe(1)
    expect(stderr.replace(/^Reading .*\n/gm, '')).toMatch(
      /^The disk that holds .* Nothing of this import is kept\.[^\n]*\n$/,
    )
    expect(damages(archive.databaseFile)).toEqual([])
    expect(wholeDatabase(archive.databaseFile)).toEqual(before)
    expect((await archive.import()).result).toMatchObject({ revision: 2 })
  },
  30_000,
)

test('a folder that goes away while its files are read takes no article with it', async () => {
  using archive = world(files('Old.'))
  await archive.import()
  const articles = archive.ask('SELECT title, file FROM Article ORDER BY file')
  archive.folder.write(files('New.'))
  const work = archive.import({
    onProgress: ({ stage }) => stage === 'read' && rmSync(archive.folder.path, { recursive: true, force: true }),
  })
  await expect(work).rejects.toThrow('the content folder went away while it was being read; nothing was changed')
  expect(archive.revision()).toBe(1)
  expect(archive.ask('SELECT title, file FROM Article ORDER BY file')).toEqual(articles)
})

test('a file that cannot be read any more keeps its article, and is read as soon as it can be', async () => {
  using archive = world({ 'a.md': article('A'), 'b.md': article('B'), 'c.md': article('C') })
  await archive.import()
  archive.folder.write({ 'b.md': article('B2'), 'c.md': article('C2') })
  const path = join(archive.folder.path, 'b.md')
  await archive.import({
    onProgress({ stage, done }) {
      if (stage !== 'read' || done > 0) return
      // As it is found a file and comes to be read, it is a folder.
      rmSync(path)
      mkdirSync(path)
    },
  })
  const titles = () => archive.ask('SELECT title FROM Article ORDER BY title').map(({ title }) => title)
  expect(titles()).toEqual(['A', 'B', 'C2'])
  expect(archive.ask(`SELECT file, message FROM Diagnostic WHERE severity = 'ERROR'`)).toEqual([
    { file: 'b.md', message: 'It cannot be read: it is a folder' },
  ])
  rmSync(path, { recursive: true })
  archive.folder.write({ 'b.md': article('B2') })
  await archive.import()
  expect(titles()).toEqual(['A', 'B2', 'C2'])
  expect(archive.ask(`SELECT file FROM Diagnostic WHERE severity = 'ERROR'`)).toEqual([])
})
