import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, createTestSite, type TestSite } from '../test-site.ts'

let site: TestSite
let url: string

beforeAll(async () => {
  site = await createTestSite(
    {
      'site.yml': 'title: The archive\nlang: en\nauthors: [Ada, Bo]\n',
      'a.md': article('A', ['date: 2024-01-30', 'tags: [sea, sky]', 'categories: [Harbour]', 'author: Ada'], 'one two'),
      'b.md': article('B', ['date: 2024-03-02', 'tags: [sea, sky]', 'categories: [Harbour]', 'author: Ada'], 'three'),
      'c.md': article('C', ['date: 2024-03-03', 'tags: [sea]', 'categories: [Trams]', 'author: Bo'], 'three four five'),
      'draft.md': article('D', ['date: 2024-03-04', 'draft: true', 'tags: [sea, secret]', 'categories: [Hidden]']),
    },
    { reader: true },
  )
  url = await site.listen()
})
afterAll(() => site[Symbol.asyncDispose]())

async function page(path: string): Promise<string> {
  return (await fetch(url + path)).text()
}

/** The cells of each row of a table, without markup. */
function rowsOf(text: string, table: string): string[][] {
  const [, body = ''] = new RegExp(`<table class="${table}">(.*?)</table>`, 's').exec(text) ?? []
  return body.split('<tr>').flatMap((row) => {
    const cells = [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell.replace(/<[^>]+>/g, ''))
    return cells.length > 0 ? [cells] : []
  })
}

test('the page of numbers has totals, a column for each month, and tables with the same numbers', async () => {
  const text = await page('/insights/')
  expect(text).toContain('3 articles · 6 words · 0 images · 3 days with articles, 31 without')
  const columns = [...text.matchAll(/<a href="([^"]+)" aria-label="([^"]+)"><title>/g)].map(([, ...found]) => found)
  expect(columns).toEqual([
    ['/archives/2024/01/', 'January 2024: 1'],
    ['/archives/2024/03/', 'March 2024: 2'],
  ])
  expect(text).toContain('<figcaption><span>January 2024</span><span>March 2024</span></figcaption>')
  // Years and categories.
  expect(rowsOf(text, 'totals')).toEqual([
    ['Years', 'Articles', 'Words', 'Images'],
    ['2024', '', '3', '6', '0'],
  ])
  expect(rowsOf(text, 'writing')).toEqual([
    ['Authors', 'Harbour', 'Trams'],
    ['Ada', '2', '–'],
    ['Bo', '–', '1'],
  ])
  expect(text).toContain('<a href="/tags/sea/">sea</a> + <a href="/tags/sky/">sky</a> <small>2</small>')
  expect(text).toContain('31 January 2024 – 1 March 2024 <small>31 days</small>')
  expect(text).not.toMatch(/secret|Hidden/)
})

test('every page has a link to the numbers in its foot', async () => {
  expect(await page('/')).toContain('<li><a href="/insights/">The archive in numbers</a></li>')
})

test('a search shows its hits by month, and each column leads to the hits of its year', async () => {
  const text = await page('/search/?q=three&tag=sea')
  expect(text).not.toContain('Results by month')
  const more = await page('/search/?q=sea')
  expect(more).toContain('aria-label="Results by month"')
  expect(more).toContain('<span>January 2024</span><strong>Results by month</strong><span>March 2024</span>')
  expect(more).toContain('<a href="/search/?q=sea&amp;year=2024" aria-label="March 2024: 2">')
})

test('charts of more than ten years have a column for each year, and a name that tells it', async () => {
  await using old = await createTestSite(
    { 'a.md': article('A', ['date: 2001-01-30'], 'sea'), 'b.md': article('B', ['date: 2024-03-02'], 'sea') },
    { reader: true },
  )
  const base = await old.listen()
  const text = await (await fetch(`${base}/insights/`)).text()
  expect(text).toContain('<h2>Articles by year</h2>')
  expect(text).toContain('<a href="/archives/2001/" aria-label="2001: 1">')
  const hits = await (await fetch(`${base}/search/?q=sea`)).text()
  expect(hits).toContain('<span>2001</span><strong>Results by year</strong><span>2024</span>')
})
