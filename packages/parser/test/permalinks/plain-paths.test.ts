import { expect, test } from 'vitest'
import { parseFile } from '../../src/parse.ts'
import { generatorSite } from './generator-site.ts'

test('the date at the start of a file name stays where nothing else in the path shows it', () => {
  const plain = generatorSite({})
  expect(plain.path('notes/2024-01-01-log.md')).toBe('/notes/2024-01-01-log/')
  expect(plain.path('2024/01/2024-01-01-log.md')).toBe('/2024/01/log/')
  const dated = generatorSite({ 'site.yml': 'permalink: /:year/:month/:day/:slug/\n' })
  expect(dated.path('2024-01-01-log.md')).toBe('/2024/01/01/log/')
  expect(generatorSite({ 'site.yml': 'permalink: /p/:slug/\n' }).path('2024-01-01-log.md')).toBe('/p/2024-01-01-log/')
})

test.each([
  'README.md',
  'docs/readme.zh-cn.md',
  'LICENSE.md',
  'CLAUDE.md',
  'AGENTS.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'CODE_OF_CONDUCT.md',
])('%s is an article only if it has front matter', (file) => {
  const { site, kind, article } = generatorSite({})
  expect(kind(file)).toBe('maybe-article')
  expect(article(file).file).toBe(file)
  const { article: none, diagnostics } = parseFile({ file, bytes: Buffer.from('# About\n') }, site, {
    has: () => false,
  })
  expect([none, diagnostics[0]?.code]).toEqual([null, 'no-front-matter'])
})

test.each(['support.md', 'authors.md', 'readme-first-steps.md', 'my-changelog.md'])('%s is an article', (file) => {
  expect(generatorSite({}).kind(file)).toBe('article')
})

test('a placeholder of the pattern in site.yml can be a key of the front matter', () => {
  const { path } = generatorSite({ 'site.yml': 'permalink: /:series/:slug/\n' })
  expect(path('a.md', 'series: Night ferries/1')).toBe('/Night-ferries/1/a/')
  expect(generatorSite({ 'site.yml': 'permalink: /:year_archive/:slug/\n' }).path('a.md', 'date: 2024-01-01')).toBe(
    '/2024_archive/a/',
  )
})

test.each([
  ['the pattern in site.yml', 'permalink: /:seires/:slug/\n', 'series: Ferries'],
  ['a pattern in the front matter', '', 'permalink: /:seires/x/'],
])('%s with a key that the article does not have is not used, and is reported', (_, settings, frontMatter) => {
  const { site } = generatorSite({ 'site.yml': settings })
  const bytes = Buffer.from(`---\n${frontMatter}\n---\nText.\n`)
  const { article, diagnostics } = parseFile({ file: 'notes/a.md', bytes }, site, { has: () => false })
  expect(article?.path).toBe('/notes/a/')
  expect(diagnostics.find(({ code }) => code === 'permalink-value-missing')?.message).toBe(
    'the permalink pattern uses :seires, and the article has no such value; its path is /notes/a/',
  )
})
