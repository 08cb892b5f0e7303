import { join } from 'node:path'
import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestSite, type TestSite } from '../test-site.ts'

let site: TestSite
let url: string
/** By address: the HTML of each page that the front page leads to. */
const pages = new Map<string, string>()
/** Addresses without a page, with the page that links to them. */
const broken: string[] = []

beforeAll(async () => {
  const contentDir = join(import.meta.dirname, '../../../../seeds')
  site = await createTestSite({}, { contentDir, now: Date.UTC(2026, 10, 1), reader: true })
  url = await site.listen()
  await crawl()
})
afterAll(() => site[Symbol.asyncDispose]())

async function crawl(): Promise<void> {
  const from = new Map([['/', 'the start']])
  const ids = new Map<string, Set<string>>()
  const anchors: [page: string, target: string, id: string][] = []
  for (const [address, linking] of from) {
    const response = await fetch(url + address, { headers: { accept: 'text/html,*/*' } })
    if (!response.ok) broken.push(`${linking} links to ${address}: ${response.status}`)
    if (!response.headers.get('content-type')?.startsWith('text/html') || address.startsWith('/graphql')) continue
    // Browsers do not load an image that is marked as missing, because it is not shown.
    const text = (await response.text()).replace(/<img [^>]*data-missing[^>]*>/g, '')
    pages.set(address, text)
    ids.set(address, new Set([...text.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id)))
    for (const [, attribute = ''] of text.matchAll(/\s(?:href|src|action)="([^"]*)"/g)) {
      const target = URL.parse(attribute.replaceAll('&amp;', '&'), url + address)
      if (target?.origin !== url) continue
      const path = target.pathname + target.search
      // The narrowed searches are many, and all of one kind.
      if (target.pathname === '/search/' && target.searchParams.size > 1) continue
      if (target.hash.length > 1) anchors.push([address, path, decodeURIComponent(target.hash.slice(1))])
      if (!from.has(path)) from.set(path, address)
    }
  }
  for (const [page, target, id] of anchors) {
    if (ids.get(target)?.has(id) === false) broken.push(`${page} links to #${id}, which ${target} does not have`)
  }
}

test('the front page leads to every article, category, tag and author, and no link is broken', async () => {
  const { data } = await site.execute(`{
    articles(first: 100) { nodes { path } }
    categories(first: 100) { nodes { path } }
    tags(first: 100) { nodes { path } }
    authors(first: 100) { nodes { path } }
  }`)
  const paths = Object.values<{ nodes: { path: string }[] }>(data).flatMap(({ nodes }) => nodes.map(({ path }) => path))
  const crawled = new Set([...pages.keys()].map(decodeURI))
  expect(paths.filter((path) => !crawled.has(path))).toEqual([])
  // This article has expired.
  const expired = '/2024/02/03/ferry-spring-timetable/'
  expect(broken).toEqual([`/2026/01/06/new-year-letter/ links to ${expired}: 404`])
})

test('every page is valid HTML', { timeout: 60_000 }, async () => {
  const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules })
  const problems: string[] = []
  for (const [address, text] of [...pages, ['404', await (await fetch(`${url}/nothing/`)).text()] as const]) {
    const { results } = await validator.validateString(text)
    for (const { ruleId, message, line } of results.flatMap(({ messages }) => messages)) {
      problems.push(`${address}:${line} ${ruleId}: ${message}`)
    }
  }
  expect(problems).toEqual([])
})

/** Rules of style, not of HTML. */
const rules = {
  'no-trailing-whitespace': 'off',
  'attribute-boolean-style': 'off',
} as const

test('every page has a language, a title, one main element and one first heading', () => {
  for (const [address, text] of pages) {
    const counts = [/<html lang="[^"]+">/g, /\n<title>[^<]+<\/title>/g, /<main /g, /<h1[ >]/g].map(
      (pattern) => text.match(pattern)?.length,
    )
    expect([address, ...counts]).toEqual([address, 1, 1, 1, 1])
  }
})
