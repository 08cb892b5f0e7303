import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { parseSitemap, parseSitemapIndex, type SitemapItem } from 'sitemap'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { article, createTestSite, publicUrl, type TestSite } from '../test-site.ts'

const seeds = join(import.meta.dirname, '../../../../seeds')
const now = Date.UTC(2026, 10, 1)
const site = 'https://yujin-tidings.example'
/** The schema of sitemaps.org, as the library has it. */
const schema = readFileSync(
  join(dirname(createRequire(import.meta.url).resolve('sitemap')), '../../schema/sitemap.xsd'),
  'utf8',
)
let sample: TestSite
let url: string

beforeAll(async () => {
  sample = await createTestSite({}, { contentDir: seeds, now, reader: true })
  url = await sample.listen()
})
afterAll(() => sample[Symbol.asyncDispose]())

async function get(path: string, base = url): Promise<string> {
  const response = await fetch(base + path)
  expect([path, response.status]).toEqual([path, 200])
  return response.text()
}

/** Reads all parts that the index names. */
async function readAll(base: string): Promise<Map<string, SitemapItem[]>> {
  const index = await parseSitemapIndex(Readable.from(await get('/sitemap.xml', base)))
  const parts = new Map<string, SitemapItem[]>()
  for (const { url: address } of index) {
    const { pathname } = new URL(address)
    parts.set(pathname, await parseSitemap(Readable.from(await get(pathname, base))))
  }
  return parts
}

test('the sitemap has every page of the archive once, with absolute addresses and the images of articles', async () => {
  const parts = await readAll(url)
  expect([...parts.keys()]).toEqual(
    ['pages', 'articles-1', 'categories', 'tags', 'authors'].map((name) => `/sitemap/${name}.xml`),
  )
  const { data } = await sample.execute(`{
    articles(first: 100) { nodes { path images { nodes { url status } } } }
    categories(first: 100) { nodes { path } }
    tags(first: 100) { nodes { path } }
    authors(first: 100, where: { minArticles: 1 }) { nodes { path } }
  }`)
  const paths = Object.values<{ nodes: { path: string }[] }>(data).flatMap(({ nodes }) => nodes.map(({ path }) => path))
  const addresses = [...parts.values()].flat().map((item) => decodeURI(item.url))
  const own = ['/', '/archives/', '/categories/', '/tags/', '/authors/', '/insights/']
  expect(addresses.sort()).toEqual([...own, ...paths].map((path) => site + path).sort())
  const tug = parts
    .get('/sitemap/articles-1.xml')
    ?.find((item) => item.url === `${site}/2026/04/16/electric-tug-numbers/`)
  expect(tug?.img.map((image) => image.url)).toEqual([`${publicUrl}/media/pictures/electric-tug.png`])
  expect(tug?.lastmod).toBe('2026-04-16T06:00:00.000Z')
})

test('every part is valid by the schema of sitemaps.org', async () => {
  for (const path of (await readAll(url)).keys()) {
    // Google's elements have schemas of their own. The parser above has read them.
    const xml = (await get(path)).replace(/<image:image>.*?<\/image:image>/g, '')
    const { errors } = await validateXML({ xml: [{ fileName: path, contents: xml }], schema: [schema] })
    expect(errors.map(({ message }) => message)).toEqual([])
  }
})

test('articles of the last two days are news', async () => {
  await using news = await createTestSite(
    {
      '_posts/today.md': article('Today & here').replace('2022-07-30', '2025-12-31'),
      '_posts/old.md': article('Old'),
      'site.yml': 'title: The News\nlang: en-GB',
    },
    { reader: true },
  )
  const base = await news.listen()
  const items = (await readAll(base)).get('/sitemap/news.xml') ?? []
  expect(items.map((item) => item.news)).toEqual([
    {
      publication: { name: 'The News', language: 'en' },
      publication_date: '2025-12-31T09:00:00.000Z',
      title: 'Today & here',
    },
  ])
  // It leaves the news without an import.
  news.now += 3 * 24 * 60 * 60 * 1_000
  expect((await fetch(`${base}/sitemap/news.xml`)).status).toBe(404)
})

test('a large archive has several parts with each article once', async () => {
  const files = Object.fromEntries(Array.from({ length: 1_100 }, (_, at) => [`_posts/a-${at}.md`, article(`A ${at}`)]))
  await using large = await createTestSite(files, { reader: true })
  const parts = await readAll(await large.listen())
  expect(parts.get('/sitemap/articles-1.xml')).toHaveLength(1_000)
  expect(parts.get('/sitemap/articles-2.xml')).toHaveLength(100)
  const addresses = [...parts].flatMap(([path, items]) =>
    path.includes('articles') ? items.map((item) => item.url) : [],
  )
  expect(new Set(addresses).size).toBe(1_100)
})

test('robots.txt names the sitemap and keeps crawlers away from searches and the API', async () => {
  const response = await fetch(`${url}/robots.txt`)
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  const text = await response.text()
  expect(text).toContain(`Sitemap: ${site}/sitemap.xml`)
  expect(text).toContain('Disallow: /search/')
  for (const path of ['/sitemap/articles-2.xml', '/sitemap/articles-0.xml', '/sitemap/x.xml']) {
    expect((await fetch(url + path)).status).toBe(404)
  }
})

const robotsOf = async (files: Record<string, string>) => {
  const folder = 'source/robots.txt' in files ? 'source/' : ''
  await using own = await createTestSite({ [`${folder}_posts/a.md`]: article('A'), ...files }, { reader: true })
  const response = await fetch(`${await own.listen()}/robots.txt`)
  const { data } = await own.execute('{ articles { nodes { title } } }')
  expect(data.articles.nodes).toEqual([{ title: 'A' }])
  return { status: response.status, text: await response.text() }
}
const rules = 'User-agent: GPTBot\nDisallow: /\n'

test.each(['robots.txt', 'source/robots.txt', 'static/robots.txt'])(
  'a %s of the content folder is served, and the sitemap is added',
  async (file) => {
    expect(await robotsOf({ [file]: rules })).toEqual({
      status: 200,
      text: `${rules}\nSitemap: ${publicUrl}/sitemap.xml\n`,
    })
  },
)

test('a robots.txt that names a sitemap is served as it is', async () => {
  const own = `\uFEFF${rules}\r\nsitemap: https://example.org/other.xml`
  expect((await robotsOf({ 'robots.txt': own })).text).toBe(own.slice(1))
})

test('the front matter of a robots.txt is left out, and a template is not served', async () => {
  expect((await robotsOf({ 'robots.txt': `---\nlayout: null\n---\n${rules}` })).text).toContain(rules)
  const template = '---\n---\nUser-agent: *\nDisallow:\nSitemap: {{ site.url }}/sitemap.xml\n'
  const { text } = await robotsOf({ 'robots.txt': template })
  expect(text).toContain('Disallow: /search/')
  expect(text).not.toContain('{{')
})

test('a robots.txt that changes is served at once', async () => {
  await using own = await createTestSite({ '_posts/a.md': article('A') }, { reader: true })
  const base = await own.listen()
  expect(await get('/robots.txt', base)).toContain('Disallow: /search/')
  own.write({ 'robots.txt': rules })
  expect(await get('/robots.txt', base)).toContain(rules)
  own.remove('robots.txt')
  expect(await get('/robots.txt', base)).toContain('Disallow: /search/')
})
