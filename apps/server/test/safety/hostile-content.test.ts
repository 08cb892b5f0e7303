import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../chromium.ts'
import { createTestSite, type TestSite } from '../test-site.ts'
import { allArticles, type FoundArticle, pageOf } from './api-pages.ts'
import { activeParts, show, ways } from './front-end.ts'
import { attacks, groups, hostileArchive } from './hostile-archive.ts'

/** The browser needs long on a busy machine. In milliseconds. */
const patience = 600_000
let browser: Browser
let site: TestSite
let url: string
let articles: FoundArticle[]

beforeAll(async () => {
  browser = await launchChromium()
  site = await createTestSite(hostileArchive(), { reader: true })
  url = await site.listen()
  articles = await allArticles(site)
}, patience)
afterAll(async () => {
  await browser?.close()
  await site?.[Symbol.asyncDispose]()
})

/** @throws Error if there is no such page */
async function text(path: string): Promise<string> {
  const response = await fetch(url + path)
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return response.text()
}

/** The address of a path as the API gives it. */
function addressOf({ path }: { path: string }): string {
  return path.split('/').map(encodeURIComponent).join('/')
}

/** Returns every nth item, beginning with the first. */
function every<T>(nth: number, items: readonly T[]): T[] {
  return items.filter((_, at) => at % nth === 0)
}

/** The names of those that have something active, with what. */
function active(names: readonly string[], found: readonly string[][]): [string | undefined, string[]][] {
  return found.flatMap((parts, at) => (parts.length > 0 ? [[names[at], parts] as [string | undefined, string[]]] : []))
}

test.each(ways)(
  'no imported attack runs in a front end that shows it by %s',
  async (way) => {
    // Two attacks have so many control characters that files with them are refused, because they are not text.
    expect(articles.length).toBe(attacks.length * 3 - 4)
    // 20 articles a page, like a list.
    const pages = Array.from({ length: Math.ceil(articles.length / 20) }, (_, at) =>
      articles.slice(at * 20, at * 20 + 20),
    )
    const { results, strays } = await show(
      browser,
      pages.map((page) => page.map(pageOf).join('\n')),
      way,
    )
    const ran = pages.flatMap((page, at) =>
      results[at]?.length ? [[page.map(({ file }) => file.file), results[at]]] : [],
    )
    expect(ran).toEqual([])
    expect(strays).toEqual([])
  },
  patience,
)

test.each(ways)(
  'the same attacks run by %s without the sanitiser',
  async (way) => {
    const some = every(6, attacks)
    const { results, strays } = await show(browser, some, way)
    const ran = some.filter((_, at) => results[at]?.includes('alert'))
    expect(ran.length).toBeGreaterThan(some.length / 5)
    expect(strays).not.toEqual([])
  },
  patience,
)

test('the browser finds nothing active in any page of the reader, and data for search engines that can be read', {
  timeout: patience,
}, async () => {
  // One attack is a path that leads to the front page.
  const read = articles.filter(({ file, path }) => file.file.startsWith('markdown/') && path !== '/')
  const terms = articles.flatMap(({ authors, categories, tags }) => [...authors, ...categories, ...tags])
  const searches = attacks.map((attack) => `/search/?q=${encodeURIComponent(attack)}`)
  const paths = [
    ...['/', '/archives/', '/tags/', '/categories/', '/authors/'],
    ...read.map(addressOf),
    ...every(10, [...new Set(terms.map(addressOf))]),
    ...every(5, searches),
  ]
  const pages: string[] = []
  for (const path of paths) pages.push(await text(path))
  expect(active(paths, await activeParts(browser, pages, 'text/html'))).toEqual([])
  const withData = pages.filter((page) => page.includes('"headline":'))
  expect(read.length).toBeGreaterThan(attacks.length - 6)
  expect(withData.length).toBeGreaterThanOrEqual(read.length)

  // Without the policy of the headers, nothing runs either.
  // The test would follow the form of the search.
  const own = /<script src=.*|<link rel="styles.*|<form [\s\S]*?<\/form>/g
  const some = every(20, pages).map((page) => page.replace(own, ''))
  const { results, strays } = await show(browser, some, 'srcdoc')
  expect(results.filter((happened) => happened.length > 0)).toEqual([])
  expect(strays).toEqual([])
})

test('feeds and sitemaps are XML without elements of HTML or SVG, and the HTML in feeds has nothing active', {
  timeout: patience,
}, async () => {
  const feeds = groups.flatMap((group) => ['feed.xml', 'atom.xml'].map((name) => `/tags/${group}/${name}`))
  const sitemaps = ['/sitemap.xml', '/sitemap/pages.xml', '/sitemap/articles-1.xml', '/sitemap/tags.xml']
  const paths = [...feeds, ...sitemaps]
  const documents: string[] = []
  for (const path of paths) documents.push(await text(path))
  expect(active(paths, await activeParts(browser, documents, 'application/xml'))).toEqual([])

  const entries: string[] = []
  for (const group of groups) {
    const { items } = JSON.parse(await text(`/tags/${group}/feed.json`))
    entries.push(...items.map((item: { content_html: string }) => item.content_html))
  }
  expect(entries.length).toBe(attacks.length)
  expect(active(entries, await activeParts(browser, entries, 'text/html'))).toEqual([])
})
