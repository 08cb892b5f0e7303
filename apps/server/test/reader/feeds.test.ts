import { join } from 'node:path'
import { parseFeed } from '@rowanmanning/feed-parser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, createTestSite, publicUrl, type TestSite, token } from '../test-site.ts'

const seeds = join(import.meta.dirname, '../../../../seeds')
let sample: TestSite
let url: string

beforeAll(async () => {
  sample = await createTestSite({}, { contentDir: seeds, now: Date.UTC(2026, 10, 1), reader: true })
  url = await sample.listen()
})
afterAll(() => sample[Symbol.asyncDispose]())

const site = 'https://yujin-tidings.example'

async function text(path: string, base = url): Promise<string> {
  return (await fetch(base + path)).text()
}

/** Returns the newest posts from the API, in the form in which the parser returns the entries of a feed. */
async function newestPosts(where = '') {
  const { data } = await sample.execute(`{ articles(first: 20, where: { kind: [POST] ${where} }) { nodes {
    title path publishedAt html(absoluteLinks: true) authors { name } categories { name } tags { name }
  } } }`)
  // biome-ignore lint/suspicious/noExplicitAny: the query determines the shape
  return data.articles.nodes.map(({ title, path, publishedAt, html, authors, categories, tags }: any) => ({
    title,
    url: decodeURI(site + path),
    published: new Date(publishedAt),
    content: html.trim(),
    authors: authors.map(({ name }: { name: string }) => name),
    topics: [...new Set([...categories, ...tags].map(({ name }: { name: string }) => name))].sort(),
  }))
}

test.each(['/feed.xml', '/atom.xml'])(
  'a feed parser reads every entry of %s with its text, names and date',
  async (path) => {
    const feed = parseFeed(await text(path))
    expect(feed.title).toBe('潮信日报 Yujin Tidings')
    expect(feed.self).toBe(site + path)
    const entries = feed.items.map(({ title, url: address, published, content, authors, categories }) => ({
      title,
      url: decodeURI(address ?? ''),
      published,
      content: content?.trim(),
      authors: authors.map(({ name }) => name),
      topics: categories.map(({ term }) => term).sort(),
    }))
    expect(entries).toHaveLength(20)
    expect(entries).toEqual(await newestPosts())
  },
)

test('the JSON feed has every entry with its text, names and date', async () => {
  const response = await fetch(`${url}/feed.json`)
  expect(response.headers.get('content-type')).toBe('application/feed+json; charset=utf-8')
  const feed = await response.json()
  expect(feed).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    feed_url: `${site}/feed.json`,
    language: 'zh-CN',
  })
  // biome-ignore lint/suspicious/noExplicitAny: JSON Feed 1.1 determines the shape
  const entries = feed.items.map((item: any) => ({
    title: item.title,
    url: decodeURI(item.url),
    published: new Date(item.date_published),
    content: item.content_html.trim(),
    authors: item.authors.map(({ name }: { name: string }) => name),
    topics: [...item.tags].sort(),
  }))
  expect(entries).toEqual(await newestPosts())
})

test('categories, tags, authors and languages have feeds, and pages link to them', async () => {
  for (const [path, title, where] of [
    ['/categories/新闻/feed.xml', '新闻 — 潮信日报 Yujin Tidings', 'category: { path: "新闻" }'],
    ['/tags/港口/atom.xml', '港口 — 潮信日报 Yujin Tidings', 'tag: { anyOf: ["港口"] }'],
    ['/authors/林汐/feed.xml', '林汐 — 潮信日报 Yujin Tidings', 'author: { anyOf: ["林汐"] }'],
  ] as const) {
    const feed = parseFeed(await text(path))
    expect(feed.title).toBe(title)
    expect(feed.items.length).toBeGreaterThan(0)
    if (!where.startsWith('category'))
      expect(feed.items.map((item) => item.title)).toEqual(
        (await newestPosts(where)).map((post: { title: string }) => post.title),
      )
    const page = await text(path.replace(/[^/]+$/, ''))
    expect(page).toContain(`<link rel="alternate" type="application/rss+xml" href="${path.replace('atom', 'feed')}"`)
  }
  const english = parseFeed(await text('/feed.xml?lang=en'))
  expect(english.language).toBe('en')
  expect(english.items.map((item) => item.title)).toContain('What the Electric Tug Costs')
  expect(english.items.map((item) => item.title).join()).not.toMatch(/\p{Script=Han}/u)
  expect((await fetch(`${url}/tags/nothing/feed.xml`)).status).toBe(404)
})

test('the feed addresses of generators lead to the feeds', async () => {
  for (const [from, to] of [
    ['/index.xml', '/feed.xml'],
    ['/rss2.xml', '/feed.xml'],
    ['/feed/', '/feed.xml'],
    ['/tags/港口/index.xml', '/tags/%E6%B8%AF%E5%8F%A3/feed.xml'],
  ]) {
    const response = await fetch(`${url}${from}`, { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([301, to])
  }
})

test('drafts, hidden articles and scheduled ones are in no feed and no sitemap, with the preview cookie neither', async () => {
  await using hidden = await createTestSite(
    {
      '_posts/shown.md': article('Shown'),
      '_posts/secret-draft.md': article('Draft', ['draft: true']),
      '_posts/secret-hidden.md': article('Hidden', ['hidden: true']),
      '_posts/secret-later.md': article('Later').replace('2022', '2027'),
      'site.yml': 'url: https://news.example',
    },
    { reader: true },
  )
  const base = await hidden.listen()
  const cookie = `broadsheet-preview=${encodeURIComponent(token)}`
  for (const path of ['/feed.xml', '/atom.xml', '/feed.json', '/sitemap/articles-1.xml']) {
    for (const headers of [{}, { cookie }]) {
      const body = await (await fetch(base + path, { headers })).text()
      expect(body).toContain('shown')
      expect(body).not.toMatch(/secret|Draft|Hidden|Later/)
    }
  }
})

test('characters that XML forbids or escapes do not break a feed', async () => {
  await using odd = await createTestSite(
    {
      '_posts/odd.md': article(
        '"Tom & <Jerry> ]]> \\u0001\\uFFFE 👩‍🚀"',
        ['tags: ["R&D <x>"]'],
        'A ]]> b & c.\u0007\n\n[link](/about/)',
      ),
      '_posts/undated.md': '---\ntitle: Undated\n---\n\nText.\n',
    },
    { reader: true },
  )
  const base = await odd.listen()
  for (const path of ['/feed.xml', '/atom.xml']) {
    const xml = await text(path, base)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them.
    expect(xml).not.toMatch(/[\x01\x07\ufffe]/)
    const { items } = parseFeed(xml)
    expect(items.map(({ title }) => title)).toEqual(['Tom & <Jerry> ]]>  👩‍🚀'])
    expect(items[0]?.categories[0]?.term).toBe('R&D <x>')
    // The parser decodes the entities of the HTML too.
    expect(items[0]?.content).toContain('<p>A ]]> b & c.</p>')
    // Without `url` in site.yml, the pages are on this server.
    expect(items[0]?.content).toContain(`href="${publicUrl}/about/"`)
    expect(items[0]?.url).toMatch(`${publicUrl}/`)
  }
})

test.each([
  ['site.yml', 'feeds: excerpt'],
  ['_config.yml', 'permalink: pretty\nfeed:\n  excerpt_only: true'],
])('%s can leave the whole text out of feeds', async (file, setting) => {
  await using short = await createTestSite(
    {
      '_posts/long.md': article('Long', [], `Beginning.\n\n<!-- more -->\n\nThe end of the story.`),
      [file]: setting,
    },
    { reader: true },
  )
  const base = await short.listen()
  for (const path of ['/feed.xml', '/atom.xml', '/feed.json']) {
    const body = await text(path, base)
    expect(body).toContain('Beginning.')
    expect(body).not.toContain('The end of the story')
  }
})

test('an entry keeps its id when the address of its article changes', async () => {
  await using moved = await createTestSite({ 'a.md': article('A', ['permalink: /first/']) }, { reader: true })
  const base = await moved.listen()
  for (const path of ['/second/', '/third/']) {
    moved.write({ 'a.md': article('A', [`permalink: ${path}`]) })
    await moved.import()
    const entries = [parseFeed(await text('/feed.xml', base)), parseFeed(await text('/atom.xml', base))]
    const { items } = await (await fetch(`${base}/feed.json`)).json()
    const expected = [`${publicUrl}/first/`, publicUrl + path]
    expect(entries.map(({ items: [entry] }) => [entry?.id, entry?.url])).toEqual([expected, expected])
    expect([items[0].id, items[0].url]).toEqual(expected)
  }
})

test('links in entries have the path of the public address, with and without the URL of the site', async () => {
  const files = { 'a.md': article('A', [], '[B](b.md) [C](c/) [D](/d/)'), 'b.md': article('B') }
  for (const [settings, base] of [
    ['title: Here\n', 'https://content.example.org/archive'],
    ['url: https://example.org/blog\n', 'https://example.org/blog'],
  ]) {
    await using site = await createTestSite(
      { ...files, 'site.yml': settings ?? '' },
      { reader: true, address: 'https://content.example.org/archive' },
    )
    const feed = parseFeed(await text('/atom.xml', await site.listen()))
    const entry = feed.items.find(({ title }) => title === 'A')
    expect(entry?.url).toBe(`${base}/a/`)
    expect([...(entry?.content ?? '').matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
      `${base}/b/`,
      settings?.startsWith('url') ? `${base}/a/c/` : 'c/',
      `${base}/d/`,
    ])
  }
})

test('a feed is not sent again while nothing has changed, by ETag and by date', async () => {
  await using news = await createTestSite(
    { '_posts/a.md': article('First') },
    { reader: true, now: Date.UTC(2026, 0, 1) },
  )
  const base = await news.listen()
  await fetch(`${base}/feed.xml`)
  news.now += 60_000
  const response = await fetch(`${base}/feed.xml`)
  const etag = response.headers.get('etag') ?? ''
  const date = response.headers.get('last-modified') ?? ''
  const again = (headers: Record<string, string>) => fetch(`${base}/feed.xml`, { headers }).then(({ status }) => status)
  expect(date).toBe('Thu, 01 Jan 2026 00:00:01 GMT')
  expect(await again({ 'if-none-match': etag })).toBe(304)
  expect(await again({ 'if-modified-since': date })).toBe(304)
  news.write({ '_posts/b.md': article('Second') })
  await news.import()
  expect(await again({ 'if-none-match': etag })).toBe(200)
  expect(await again({ 'if-modified-since': date })).toBe(200)
})

test('without the pages of the reader, feeds and sitemaps remain', async () => {
  await using headless = await createTestSite({ '_posts/a.md': article('First') })
  const base = await headless.listen()
  expect(parseFeed(await text('/feed.xml', base)).items).toHaveLength(1)
  expect(await text('/sitemap.xml', base)).not.toContain('/sitemap/pages.xml')
  expect((await fetch(`${base}/archives/`)).status).toBe(404)
})
