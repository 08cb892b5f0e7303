import { readSite } from '@broadsheet/parser'
import { expect, test } from 'vitest'
import { parseAll } from '../../src/parse/parse-pool.ts'
import { ParseThread } from '../../src/parse/parse-thread.ts'
import { PathSet } from '../../src/scan/path-set.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const { site } = readSite([], new Set())
const job = (path: string) => ({ path, real: path, bytes: 1, knownHash: null })

test('only the file that crashes its thread fails', async () => {
  using folder = temporaryFolder({ 'a.md': 'A', 'b.md': 'B', 'c.md': 'C' })
  // With a timeout of 0, every file crashes the thread.
  const thread = new ParseThread({ root: folder.path, site, paths: PathSet.of([]), texts: {} }, 0)
  const results = await thread.parse([job('a.md'), job('b.md')])
  await thread.stop()
  expect(results).toMatchObject([
    { path: 'a.md', outcome: 'failed', diagnostic: { severity: 'ERROR', code: 'parser-failed', file: 'a.md' } },
    { path: 'b.md', outcome: 'failed', diagnostic: { severity: 'ERROR', code: 'parser-failed', file: 'b.md' } },
  ])
})

test('threads answer in the order of the requests', async () => {
  const names = Array.from({ length: 500 }, (_, at) => `${at}.md`)
  using folder = temporaryFolder(Object.fromEntries(names.map((name) => [name, `# ${name}\n`])))
  const read: string[] = []
  for await (const results of parseAll(names.map(job), {
    root: folder.path,
    site,
    paths: PathSet.of(names),
    texts: {},
  })) {
    for (const result of results)
      read.push(result.outcome === 'parsed' ? (result.parsed.article?.title ?? '') : result.outcome)
  }
  expect(read).toEqual(names)
})

test('a file that cannot be read is reported, and the others are parsed', async () => {
  using folder = temporaryFolder({ 'a.md': 'A', 'folder.md/b.md': 'B' })
  const results = []
  const jobs = [job('a.md'), job('folder.md'), job('gone.md'), { ...job('a.md'), bytes: 2 ** 30 }]
  for await (const batch of parseAll(jobs, { root: folder.path, site, paths: PathSet.of([]), texts: {} }))
    results.push(...batch)
  const outcomes = results.map((result) => (result.outcome === 'failed' ? result.diagnostic.message : result.outcome))
  expect(outcomes).toEqual([
    'parsed',
    'The file cannot be read: it is a folder',
    'The file cannot be read: it does not exist',
    'The file is larger than 32 MB, the limit for an article',
  ])
})
