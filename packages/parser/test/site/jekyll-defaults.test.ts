import { expect, test } from 'vitest'
import { readSite } from '../../src/index.ts'
import { parseFile } from '../../src/parse.ts'

/** Reads one article of a Jekyll site with this `_config.yml`. */
function article(
  config: string,
  file: string,
  frontMatter = '',
  others: { [path: string]: string } = {},
  place = '_config.yml',
) {
  const files = Object.entries({ [place]: `plugins: []\n${config}`, ...others })
  const given = files.map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }))
  const { site, diagnostics } = readSite(given, new Set([...files.map(([path]) => path), file]))
  const bytes = new TextEncoder().encode(`---\n${frontMatter}\n---\nText.\n`)
  return { ...parseFile({ file, bytes }, site, { has: () => false }), ofSite: diagnostics }
}

const post = '_posts/2024-05-06-lamp.md'
const scoped = (scope: string, values: string) => `  - scope: {${scope}}\n    values: {${values}}\n`

test('fields that an article does not set come from the defaults of its scope', () => {
  const config = `defaults:\n${scoped('path: "", type: posts', 'author: Ann Lee, tags: [sea], categories: [News], lang: de, permalink: "/:year/:slug/"')}`
  expect(article(config, post).article).toMatchObject({
    authors: [{ name: 'Ann Lee' }],
    tags: ['sea'],
    categories: [['News']],
    lang: 'de',
    path: '/2024/lamp/',
    slug: 'lamp',
    draft: false,
    frontMatter: {},
  })
})

test('fields that an article sets take precedence, under any key of the field', () => {
  const config = `defaults:\n${scoped('path: ""', 'category: News, author: Ann Lee, tags: [sea], lang: de, published: false')}`
  const own = 'categories: [Harbour]\nauthors: [Bo Wu]\ntags: []\nlang:\npublished: true'
  expect(article(config, post, own).article).toMatchObject({
    categories: [['Harbour']],
    authors: [{ name: 'Bo Wu' }],
    tags: [],
    lang: 'de',
    draft: false,
  })
  expect(article(config, post).article?.draft).toBe(true)
})

test.each([
  ['_posts/2024-05-06-a.md', ['posts']],
  ['_posts/sea/2024-05-06-a.md', ['folder']],
  ['_drafts/a.md', ['drafts']],
  ['_notes/a.md', ['notes']],
  ['about/us.md', ['pages']],
  ['about/old/us.md', ['star']],
])('the most specific scope of %s takes precedence', (file, tags) => {
  const config = `collections: {notes: {output: true}}\ndefaults:
${scoped('path: _posts/sea', 'tags: [folder]')}${scoped('type: posts', 'tags: [posts]')}${scoped('path: ""', 'tags: [any]')}${scoped('type: drafts', 'tags: [drafts]')}${scoped('type: notes', 'tags: [notes]')}${scoped('type: pages', 'tags: [pages]')}${scoped('path: "*/old"', 'tags: [star]')}`
  expect(article(config, file, '', { '_posts/2024-01-01-b.md': '' }).article?.tags).toEqual(tags)
})

test('paths start at the source of the site, also if its _posts folder is given', () => {
  const config = `defaults:\n${scoped('path: _posts/sea', 'tags: [sea]')}${scoped('path: about', 'tags: [about]')}`
  expect(article(`source: site\n${config}`, 'site/_posts/sea/2024-05-06-a.md').article?.tags).toEqual(['sea'])
  const above = (file: string) => article(config, file, '', {}, '../_config.yml').article?.tags
  expect([above('sea/2024-05-06-a.md'), above('about/2024-05-06-a.md')]).toEqual([['sea'], []])
})

test('a collection can have its own permalink, in which :path starts inside the collection', () => {
  const config =
    'permalink: /:year/:title/\ncollections:\n  manual: {permalink: "/help/:path/"}\n  posts: {permalink: "/news/:title/"}'
  const others = { '_posts/2024-01-01-b.md': '' }
  expect(article(config, '_manual/lamps/wick.md', '', others).article?.path).toBe('/help/lamps/wick/')
  expect(article(config, post, '', others).article?.path).toBe('/news/lamp/')
  expect(article(config, '_manual/wick.md', 'permalink: /wick', others).article?.path).toBe('/wick')
})

test('an article without a date keeps its file path if the pattern uses a date', () => {
  const config = `defaults:\n${scoped('path: ""', 'permalink: "/:year/:title/"')}`
  expect(article(config, 'about/us.md').article?.path).toBe('/about/us.html')
  expect(article('', post, 'permalink: pretty').article).toMatchObject({ slug: 'lamp', path: '/2024/05/06/lamp/' })
})

test('permalink in site.yml takes precedence over those of defaults and collections', () => {
  const config = `collections: {posts: {permalink: /a/:title/}}\ndefaults:\n${scoped('path: ""', 'permalink: "/b/:title/", tags: [sea]')}`
  const { article: read } = article(config, post, '', { 'site.yml': 'permalink: /c/:title/\n' })
  expect([read?.path, read?.tags]).toEqual(['/c/lamp/', ['sea']])
})

test('defaults that cannot be read are reported with their line, and the others are used', () => {
  const config = `defaults:\n  - scope: {path: _posts}\n  - {scope: _posts, values: {lang: de}}\n${scoped('path: "_posts/[ab]"', 'tags: [a]')}${scoped('path: ""', 'tags: [sea]')}`
  const { article: read, ofSite } = article(config, post)
  expect(read?.tags).toEqual(['sea'])
  expect(ofSite.slice(0, -1).map(({ line, severity, message }) => `${line} ${severity} ${message}`)).toEqual([
    '2 INFO defaults: {"scope":{"path":"_posts"}} is left out, because it has no values',
    '2 INFO defaults: {"scope":"_posts","values":{"lang":"de"}} is left out, because its scope is not a mapping',
    '2 INFO defaults: {"scope":{"path":"_posts/[ab]"},"values":{"tags":["a"]}} is left out, because its path contains brackets',
  ])
})
