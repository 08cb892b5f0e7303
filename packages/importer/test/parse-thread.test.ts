import { readSite } from '@broadsheet/parser'
import { expect, test } from 'vitest'
import { readAndParseAll } from '../src/parse-pool.ts'
import { ParseThread } from '../src/parse-thread.ts'
import { temporaryFolder } from './temporary-folder.ts'

const { site } = readSite([], [])
const job = (path: string) => ({ path, real: path, bytes: 1, parsedAs: null })

test('a file that kills its thread is lost alone', async () => {
  using folder = temporaryFolder({ 'a.md': 'A', 'b.md': 'B', 'c.md': 'C' })
  // Impatient: a thread that is given no time at all dies of every file.
  const thread = new ParseThread({ root: folder.path, site, listing: [] }, 0)
  const results = await thread.parse([job('a.md'), job('b.md')])
  await thread.stop()
  expect(results).toMatchObject([
    { path: 'a.md', outcome: 'lost', diagnostic: { severity: 'ERROR', code: 'parser-failed', file: 'a.md' } },
    { path: 'b.md', outcome: 'lost', diagnostic: { severity: 'ERROR', code: 'parser-failed', file: 'b.md' } },
  ])
})

test('threads answer in the order asked', async () => {
  const names = Array.from({ length: 500 }, (_, at) => `${at}.md`)
  using folder = temporaryFolder(Object.fromEntries(names.map((name) => [name, `# ${name}\n`])))
  const read: string[] = []
  for await (const results of readAndParseAll(names.map(job), { root: folder.path, site, listing: names })) {
    for (const result of results)
      read.push(result.outcome === 'parsed' ? (result.parsed.article?.title ?? '') : result.outcome)
  }
  expect(read).toEqual(names)
})

test('a file that cannot be read is lost and said, and the others are read', async () => {
  using folder = temporaryFolder({ 'a.md': 'A', 'folder.md/b.md': 'B' })
  const results = []
  const jobs = [job('a.md'), job('folder.md'), job('gone.md'), { ...job('a.md'), bytes: 2 ** 30 }]
  for await (const batch of readAndParseAll(jobs, { root: folder.path, site, listing: [] })) results.push(...batch)
  const said = results.map((result) => (result.outcome === 'lost' ? result.diagnostic.message : result.outcome))
  expect(said).toEqual([
    'parsed',
    'It cannot be read: it is a folder',
    'It cannot be read: it is not there',
    'It is longer than 32 MB, which no article is',
  ])
})
