import { expect, test } from 'vitest'
import { parseFile } from '../../src/parse.ts'
import { generatorSite } from '../permalinks/generator-site.ts'

const sites = {
  hugo: generatorSite({ 'hugo.toml': 'baseURL = "/"' }, ['content/a.md']),
  hexo: generatorSite({ '_config.yml': 'public_dir: public' }, ['source/_posts/a.md']),
  jekyll: generatorSite({ '_config.yml': 'plugins: []' }, ['_posts/2024-01-01-a.md']),
  eleventy: generatorSite({ '.eleventy.js': '' }, ['posts/a.md']),
  astro: generatorSite({ 'astro.config.mjs': '' }, ['src/content/blog/a.md']),
  plain: generatorSite({}, ['a.md']),
}
const files = {
  hugo: 'content/a.md',
  hexo: 'source/_posts/a.md',
  jekyll: '_posts/2024-01-01-a.md',
  eleventy: 'posts/a.md',
  astro: 'src/content/blog/a.md',
  plain: 'a.md',
}
type Name = keyof typeof sites

function visibility(name: Name, frontMatter: string) {
  const { draft, hidden, publishedAt, visibleFrom, expiresAt } = sites[name].article(
    files[name],
    `title: T\n${frontMatter}`,
  )
  const day = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString().slice(0, 10))
  return { draft, hidden, date: day(publishedAt), from: day(visibleFrom), until: day(expiresAt) }
}

test.each<[Name, string, Partial<ReturnType<typeof visibility>>]>([
  ['hugo', 'date: 2024-02-05\npublishDate: 2999-01-01', { date: '2024-02-05', from: '2999-01-01', draft: false }],
  ['hugo', 'date: 2999-01-01\npublishDate: 2024-02-05', { date: '2999-01-01', from: '2024-02-05' }],
  ['hugo', 'date: 2024-02-05\npubdate: 2999-01-01', { from: '2999-01-01' }],
  ['hugo', 'publishDate: 2999-01-01', { date: '2999-01-01', from: null }],
  ['hugo', 'date: 2024-02-05\npublishDate: soon', { from: '9999-12-31' }],
  ['hugo', 'expiryDate: 2024-02-05', { until: '2024-02-05' }],
  ['hugo', 'draft: true', { draft: true }],
  ['hugo', 'build: {render: never}', { draft: true }],
  ['hugo', '_build: {render: false}', { draft: true }],
  ['hugo', 'headless: true', { draft: true }],
  ['hugo', 'build: {list: never}', { draft: false, hidden: true }],
  ['hugo', 'build: {list: always, render: always}', { draft: false, hidden: false }],
  ['hexo', 'published: false', { draft: true }],
  ['hexo', 'published: false\ndraft: false', { draft: true }],
  ['hexo', 'date: 2024-02-05\npublishDate: 2999-01-01', { date: '2024-02-05', from: null }],
  ['jekyll', 'published: false', { draft: true }],
  ['jekyll', 'date: 2999-01-01', { date: '2999-01-01', draft: false }],
  ['eleventy', 'draft: true', { draft: true }],
  ['eleventy', 'permalink: false', { draft: true }],
  ['eleventy', 'eleventyExcludeFromCollections: true', { draft: false, hidden: true }],
  ['astro', 'draft: true', { draft: true }],
  ['astro', 'pubDate: 2999-01-01', { date: '2999-01-01' }],
  ['astro', 'date: 2024-02-05\npubDate: 2999-01-01', { from: '2999-01-01' }],
  ['plain', 'date: 2024-02-05\npublishDate: 2999-01-01', { from: '2999-01-01' }],
])('in %s, %j decides who sees an article', (name, frontMatter, expected) => {
  expect(visibility(name, frontMatter)).toMatchObject(expected)
})

test('a file without a page, and a date of publication that cannot be read, are reported with their lines', () => {
  const text = '---\ntitle: T\npublishDate: soon\nheadless: true\ndate: 2024-02-05\n---\n'
  const { diagnostics } = parseFile({ file: files.hugo, bytes: Buffer.from(text) }, sites.hugo.site, {
    has: () => false,
  })
  expect(
    diagnostics.map(({ line, severity, code, message }) => `${line} ${severity} ${code} ${message}`).sort(),
  ).toEqual([
    '3 WARNING date-unreadable publishDate: "soon" is not a date in a known format; no user sees the article until it is',
    '4 INFO page-not-rendered headless: the generator makes no page of this file, so the article stays a draft',
  ])
})
