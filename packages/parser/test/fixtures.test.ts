import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { readSite } from '../src/index.ts'
import { parseFile } from '../src/parse.ts'

const { site } = readSite([], new Set())
const emptyFolder = { has: () => false }

function casesIn(folder: string): { name: string; file: string; path: string }[] {
  const path = join(import.meta.dirname, folder)
  const files = readdirSync(path).filter((file) => file.endsWith('.md'))
  return files.map((file) => ({ name: basename(file, '.md'), file, path: join(path, file) }))
}

/** The JSON next to a file contains only the fields that this case tests. */
test.each(casesIn('fixtures/valid'))('$name is read as in its JSON', ({ file, path }) => {
  const { article } = parseFile({ file, bytes: readFileSync(path) }, site, emptyFolder)
  expect(article).toMatchObject(JSON.parse(readFileSync(path.replace(/\.md$/, '.json'), 'utf8')))
})

test.each(casesIn('fixtures/invalid'))('$name is reported as in its text file', async ({ file, path }) => {
  const { article, diagnostics } = parseFile({ file, bytes: readFileSync(path) }, site, emptyFolder)
  const lines = diagnostics.map((one) => `${one.line}:${one.column} ${one.severity} ${one.code} ${one.message}`)
  const kept = `title: ${article?.title} · draft: ${article?.draft} · keys: ${Object.keys(article?.frontMatter ?? {})}`
  await expect([...lines, kept, ''].join('\n')).toMatchFileSnapshot(path.replace(/\.md$/, '.txt'))
})
