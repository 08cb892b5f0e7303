import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { databaseContent, integrityErrors } from '../support/database-content.ts'
import { randomArticle, randomIntegers } from '../support/random-archive.ts'
import { article, testArchive } from '../support/test-archive.ts'

const randomInteger = randomIntegers(1)
const names = Array.from({ length: 300 }, (_, at) => `_posts/${at}.md`)
const files = (body: string) =>
  Object.fromEntries(names.map((name) => [name, randomArticle(randomInteger, names, body)]))

/** `ulimit -f` counts in blocks of 512 or 1024 bytes, depending on the shell. */
function importWithFileSizeLimit(folder: string, databaseUrl: string, blocks: number) {
  const main = join(import.meta.dirname, '../../src/main.ts')
  const script = `ulimit -f ${blocks}; exec "$0" "$@"`
  return spawnSync('sh', ['-c', script, process.execPath, main, 'import', folder], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    encoding: 'utf8',
  })
}

test.skipIf(process.platform === 'win32')(
  'a full disk is a one-line error, and the previous revision stays',
  async () => {
    using archive = testArchive(files('Short.'))
    await archive.import()
    const before = databaseContent(archive.databaseFile)
    archive.folder.write(files('渔港 harbour '.repeat(1000)))
    const { status, stderr } = importWithFileSizeLimit(archive.folder.path, archive.databaseUrl, 4000)
    expect(status).toBe(1)
    expect(stderr.replace(/^Reading .*\n/gm, '')).toMatch(/^The disk of .* This import was rolled back\.[^\n]*\n$/)
    expect(integrityErrors(archive.databaseFile)).toEqual([])
    expect(databaseContent(archive.databaseFile)).toEqual(before)
    expect((await archive.import()).result).toMatchObject({ revision: 2 })
  },
)

test('a folder that disappears while its files are read deletes no article', async () => {
  using archive = testArchive(files('Old.'))
  await archive.import()
  const articles = archive.query('SELECT title, file FROM Article ORDER BY file')
  archive.folder.write(files('New.'))
  const work = archive.import({
    onProgress: ({ stage }) => stage === 'read' && rmSync(archive.folder.path, { recursive: true, force: true }),
  })
  await expect(work).rejects.toThrow(
    'the content folder disappeared while it was being read. The database has not changed',
  )
  expect(archive.revision()).toBe(1)
  expect(archive.query('SELECT title, file FROM Article ORDER BY file')).toEqual(articles)
})

test('a file that becomes unreadable keeps its article, and is imported once it is readable again', async () => {
  using archive = testArchive({ 'a.md': article('A'), 'b.md': article('B'), 'c.md': article('C') })
  await archive.import()
  archive.folder.write({ 'b.md': article('B2'), 'c.md': article('C2') })
  const path = join(archive.folder.path, 'b.md')
  await archive.import({
    onProgress({ stage, done }) {
      if (stage !== 'read' || done > 0) return
      // The scan found a file. Before the import reads it, it becomes a folder.
      rmSync(path)
      mkdirSync(path)
    },
  })
  const titles = () => archive.query('SELECT title FROM Article ORDER BY title').map(({ title }) => title)
  expect(titles()).toEqual(['A', 'B', 'C2'])
  expect(archive.query(`SELECT file, message FROM Diagnostic WHERE severity = 'ERROR'`)).toEqual([
    { file: 'b.md', message: 'The file cannot be read: it is a folder' },
  ])
  rmSync(path, { recursive: true })
  archive.folder.write({ 'b.md': article('B2') })
  await archive.import()
  expect(titles()).toEqual(['A', 'B2', 'C2'])
  expect(archive.query(`SELECT file FROM Diagnostic WHERE severity = 'ERROR'`)).toEqual([])
})
