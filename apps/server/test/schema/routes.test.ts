import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseListingPath } from '../../src/schema/common/page.ts'
import { article, asPreview, createTestSite, type TestSite } from '../test-site.ts'

const noon = Date.UTC(2022, 7, 1, 12)

/** A file that only redirects. */
const redirectFile = (path: string, target: string) =>
  article('Moved', [`permalink: ${path}`, `redirect_to: ${target}`])

let site: TestSite
beforeAll(async () => {
  site = await createTestSite(
    {
      'site.yml': 'permalink: /:year/:slug/\n',
      '_posts/out.md': article('Out', [
        'author: Ann Lee',
        'tags: [大标签]',
        'categories: [News, Local]',
        'aliases: [/old/out.html, /旧/文章/, /features/]',
      ]),
      '_posts/chinese.md': article('中文', ['slug: 中文文章']),
      '_posts/soon.md': article('Soon', ['date: 2022-08-01T13:00:00Z', 'aliases: /old/soon/', 'tags: later']),
      '_posts/draft.md': article('Draft', ['draft: true', 'aliases: /old/draft/', 'author: Cid', 'tags: unsaid']),
      '_posts/over.md': article('Over', ['expires: 2022-07-31T00:00:00Z', 'aliases: /old/over/']),
      '_posts/hidden.md': article('Hidden', ['hidden: true', 'aliases: /old/hidden/']),
      'pages/to-out.md': redirectFile('/to-out/', '/old/out.html'),
      'pages/to-tag.md': redirectFile('/to-tag/', '/tags/大标签'),
      'pages/to-elsewhere.md': redirectFile('/to-elsewhere/', 'https://example.org/x?y=1'),
      'pages/to-feed.md': redirectFile('/to-feed/', '/feed.xml'),
      'pages/to-draft.md': redirectFile('/to-draft/', '/2022/draft/'),
      'pages/to-draft-alias.md': redirectFile('/to-draft-alias/', '/old/draft'),
      'pages/to-unsaid.md': redirectFile('/to-unsaid/', '/tags/unsaid/'),
      'pages/loop-a.md': redirectFile('/loop-a/', '/loop-b/'),
      'pages/loop-b.md': redirectFile('/loop-b/', '/loop-a/'),
      'pages/loop-own.md': redirectFile('/loop-own/', '/loop-own'),
    },
    { now: noon },
  )
})
afterAll(() => site[Symbol.asyncDispose]())

const query = `query ($path: String!) { route(path: $path) {
  __typename
  ... on Article { title }
  ... on Author { name }
  ... on Category { slug }
  ... on Tag { slug }
  ... on Redirect { from to permanent }
} }`
const findRoute = async (path: string, headers = {}) => {
  const { data, errors } = await site.execute(query, { path }, headers)
  expect(errors).toBeUndefined()
  return data.route
}
const redirect = (from: string, to: string) => ({ __typename: 'Redirect', from, to, permanent: true })

test.each([
  ['/2022/out/', { __typename: 'Article', title: 'Out' }],
  ['/2022/out', { __typename: 'Article', title: 'Out' }],
  ['2022//out/index.html?utm=1#top', { __typename: 'Article', title: 'Out' }],
  ['/2022/中文文章/', { __typename: 'Article', title: '中文' }],
  [encodeURI('/2022/中文文章'), { __typename: 'Article', title: '中文' }],
  ['/2022/hidden/', { __typename: 'Article', title: 'Hidden' }],
  ['/authors/ann-lee/', { __typename: 'Author', name: 'Ann Lee' }],
  ['/categories/news/local', { __typename: 'Category', slug: 'news/local' }],
  [encodeURI('/tags/大标签/'), { __typename: 'Tag', slug: '大标签' }],
])('%s returns its object', async (path, expected) => {
  expect(await findRoute(path)).toEqual(expected)
})

test.each([
  ['/old/out.html', redirect('/old/out.html', '/2022/out/')],
  ['/old/out.html/', redirect('/old/out.html/', '/2022/out/')],
  [encodeURI('/旧/文章?x'), redirect('/旧/文章', '/2022/out/')],
  ['/features', redirect('/features', '/2022/out/')],
  ['/old/hidden/', redirect('/old/hidden/', '/2022/hidden/')],
  ['/to-out/', redirect('/to-out/', '/2022/out/')],
  ['/to-tag/', redirect('/to-tag/', '/tags/大标签/')],
  ['/to-elsewhere/', redirect('/to-elsewhere/', 'https://example.org/x?y=1')],
  ['/to-feed/', redirect('/to-feed/', '/feed.xml')],
])('%s redirects', async (path, expected) => {
  expect(await findRoute(path)).toEqual(expected)
})

test.each(['/', '', '/nowhere/', '/tags/', '/tags/none/', '/100%', '/%E0%A4%A', '/loop-a/', '/loop-b', '/loop-own/'])(
  '%j returns null',
  async (path) => {
    expect(await findRoute(path)).toBeNull()
  },
)

const unseen = [
  ...['draft', 'soon', 'over'].flatMap((slug) => [`/2022/${slug}/`, `/old/${slug}/`]),
  ...['/to-draft/', '/to-draft-alias/', '/to-unsaid/', '/tags/unsaid/', '/tags/later/', '/authors/cid/'],
]

test.each(unseen)('%s is visible only in a preview', async (path) => {
  expect(await findRoute(path)).toBeNull()
  expect(await findRoute(path, asPreview)).not.toBeNull()
})

test('an alias redirects to a scheduled article after its publication', async () => {
  site.now = Date.UTC(2022, 7, 1, 13)
  expect(await findRoute('/old/soon')).toEqual(redirect('/old/soon', '/2022/soon/'))
  site.now = noon
})

test('an article takes one statement, and an unknown path two', async () => {
  await findRoute('/2022/out/')
  expect(site.statements).toHaveLength(1)
  await findRoute('/nowhere/')
  expect(site.statements).toHaveLength(2)
  await findRoute('/loop-a/')
  expect(site.statements.length).toBeLessThan(40)
})

test('every path that the API returns is a route', async () => {
  const { data } = await site.execute(
    '{ articles { nodes { path } } authors { nodes { path } } categories { nodes { path } } tags { nodes { path } } }',
  )
  for (const [name, { nodes }] of Object.entries<{ nodes: { path: string }[] }>(data)) {
    for (const { path } of nodes) {
      const type = { articles: 'Article', authors: 'Author', categories: 'Category', tags: 'Tag' }[name]
      expect([path, (await findRoute(path)).__typename]).toEqual([path, type])
      expect((await findRoute(encodeURI(path))).__typename).toBe(type)
    }
  }
})

test('the paths of listing pages are parsed', () => {
  expect(parseListingPath('/categories/a/b/')).toEqual({ kind: 'categories', slug: 'a/b' })
  expect(parseListingPath('/tags/')).toBeNull()
  expect(parseListingPath('/posts/tags/a/')).toBeNull()
})

test('an article is found by its path with and without the last slash, encoded or not', async () => {
  const { data } = await site.execute(`{
    exact: article(by: { path: "/2022/out/" }) { title }
    bare: article(by: { path: "/2022/out" }) { title }
    encoded: article(by: { path: "/2022/%E4%B8%AD%E6%96%87%E6%96%87%E7%AB%A0?page=1" }) { title }
    draft: article(by: { path: "/2022/draft" }) { title }
  }`)
  expect(data).toEqual({
    exact: { title: 'Out' },
    bare: { title: 'Out' },
    encoded: { title: '中文' },
    draft: null,
  })
})
