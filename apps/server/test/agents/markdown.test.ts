import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, createTestSite, type TestSite, token } from '../test-site.ts'

let site: TestSite
let url: string
beforeAll(async () => {
  site = await createTestSite(
    {
      'site.yml': 'title: The archive\nlang: en\nurl: https://archive.example\npermalink: /:year/:slug/\n',
      'pier.md': article(
        'The "old" pier',
        ['date: 2022-01-01', 'categories: [Harbour]', 'tags: [wood, sea]', 'author: Ann Lee', 'aliases: [/old/pier/]'],
        '## How\n\nSee [the boat](boat.md) and ~~rust~~.\n\n| a | b |\n| --- | ---: |\n| 1 | 2 |',
      ),
      'boat.md': article('The boat', ['date: 2022-01-02', 'permalink: /boat.html'], 'It floats.'),
      'guide.md': article(
        'Guide',
        ['date: 2022-01-03', 'permalink: /guide.md'],
        'An article at a path that ends in .md.',
      ),
      'draft.md': article('Secret', ['draft: true', 'permalink: /secret/'], 'Nobody knows.'),
      'index.md': article('Home', ['date: 2021-01-01', 'permalink: /'], 'Welcome home.'),
    },
    { reader: true },
  )
  url = await site.listen()
})
afterAll(() => site[Symbol.asyncDispose]())

const markdown = { Accept: 'text/markdown, text/html;q=0.8, */*;q=0.1' }

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url + path, { headers, redirect: 'manual' })
}

async function typeOf(path: string, headers: Record<string, string> = {}): Promise<[number, string | null]> {
  const response = await get(path, headers)
  return [response.status, response.headers.get('content-type')]
}

test('an article is Markdown below its path with .md, with its facts as front matter', async () => {
  const response = await get('/2022/pier.md')
  expect(response.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
  expect(response.headers.get('vary')).toBe('Accept, Accept-Encoding, Cookie')
  expect(await response.text()).toBe(`---
title: "The \\"old\\" pier"
url: "https://archive.example/2022/pier/"
date: "2022-01-01"
authors: ["Ann Lee"]
categories: ["Harbour"]
tags: ["wood","sea"]
lang: "en"
---

# The "old" pier

## How

See [the boat](https://archive.example/boat.html) and ~~rust~~.

| a | b |
| --- | --: |
| 1 | 2 |
`)
  expect(await (await get('/2022/pier/')).text()).toContain(
    '<link rel="alternate" type="text/markdown" href="/2022/pier.md">',
  )
})

test('a client that prefers Markdown gets it at the path itself, and browsers get the page', async () => {
  const response = await get('/2022/pier/?from=agent', markdown)
  expect(response.headers.get('content-location')).toBe('/2022/pier.md')
  expect(response.headers.get('cache-control')).toBe('private, no-cache')
  expect(await response.text()).toBe(await (await get('/2022/pier.md')).text())
  const html = [200, 'text/html; charset=utf-8']
  expect(await typeOf('/2022/pier/', { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' })).toEqual(html)
  expect(await typeOf('/2022/pier/', { Accept: 'text/html, text/markdown;q=0.5' })).toEqual(html)
  expect(await typeOf('/2022/pier/', { Accept: 'text/markdown;q=0' })).toEqual(html)
  expect(await typeOf('/2022/pier/', { Accept: '*/*' })).toEqual(html)
  // A list has no Markdown.
  expect(await typeOf('/categories/harbour/', markdown)).toEqual(html)
})

test('paths with .html and the front page have Markdown too, and other spellings lead there', async () => {
  expect(await typeOf('/boat.html.md')).toEqual([200, 'text/markdown; charset=utf-8'])
  expect(await (await get('/index.md')).text()).toContain('Welcome home.')
  const moves = [
    ['/boat.md', '/boat.html.md'],
    ['/2022/pier/index.md', '/2022/pier.md'],
    ['/old/pier.md', '/2022/pier.md'],
  ] as const
  for (const [from, to] of moves) {
    const response = await get(from)
    expect([from, response.status, response.headers.get('location')]).toEqual([from, 301, to])
  }
  const moved = await get('/old/pier/', markdown)
  expect([moved.status, moved.headers.get('location')]).toEqual([301, '/2022/pier/'])
})

test('an article whose own path ends in .md keeps its page', async () => {
  expect(await typeOf('/guide.md')).toEqual([200, 'text/html; charset=utf-8'])
  expect(await typeOf('/guide.md.md')).toEqual([200, 'text/markdown; charset=utf-8'])
  expect(await (await get('/guide.md', markdown)).text()).toContain('title: "Guide"')
})

test('drafts and missing articles are 404 for the public, and a preview sees a draft', async () => {
  for (const path of ['/secret.md', '/nothing.md', '/%E0%A4%A.md'])
    expect([path, (await get(path)).status]).toEqual([path, 404])
  expect((await get('/secret/', markdown)).status).toBe(404)
  const seen = await get('/secret.md', { Authorization: `Bearer ${token}` })
  expect(seen.headers.get('cache-control')).toBe('no-store')
  expect(await seen.text()).toContain('status: "DRAFT"')
  expect((await get('/secret.md')).status).toBe(404)
})

test('a client with a current copy of the Markdown gets 304, each form has its own ETag', async () => {
  const etag = (await get('/2022/pier.md')).headers.get('etag') ?? ''
  expect((await get('/2022/pier.md', { 'If-None-Match': etag })).status).toBe(304)
  expect((await get('/2022/pier/', { ...markdown, 'If-None-Match': etag })).status).toBe(304)
  expect((await get('/2022/pier/', { 'If-None-Match': etag })).status).toBe(200)
})

test('llms.txt names the archive, how programs read it, and its newest articles by category', async () => {
  const response = await get('/llms.txt')
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  const text = await response.text()
  expect(text.startsWith('# The archive\n\nThe archive has 4 articles. Languages: en.')).toBe(true)
  expect(text).toContain('## Newest articles\n\n- [Guide](https://archive.example/guide.md.md): 2022-01-03\n')
  expect(text).toContain('## Harbour\n\n- [The "old" pier](https://archive.example/2022/pier.md): 2022-01-01\n')
  expect(text).not.toContain('Secret')
})

test('the links of llms.txt of the sample archive lead to Markdown', async () => {
  const contentDir = join(import.meta.dirname, '../../../../seeds')
  await using sample = await createTestSite({}, { contentDir, now: Date.UTC(2026, 10, 1), reader: true })
  const base = await sample.listen()
  const text = await (await fetch(`${base}/llms.txt`)).text()
  const links = [
    ...new Set([...text.matchAll(/\(https:\/\/yujin-tidings\.example(\/\S+\.md)\)/g)].map(([, path]) => path)),
  ]
  expect(links.length).toBeGreaterThan(20)
  for (const path of links) {
    const { status, headers } = await fetch(base + path, { redirect: 'manual' })
    expect([path, status, headers.get('content-type')]).toEqual([path, 200, 'text/markdown; charset=utf-8'])
  }
})

test('a server without the pages of the reader serves Markdown all the same', async () => {
  await using other = await createTestSite({ 'a.md': article('A', ['date: 2022-01-01'], 'Text of A.') })
  const base = await other.listen()
  expect(await (await fetch(`${base}/a.md`)).text()).toContain('Text of A.')
  expect((await fetch(`${base}/b.md`)).status).toBe(404)
  expect(await (await fetch(`${base}/llms.txt`)).text()).toContain(`(https://content.example.org/a.md)`)
})

test('a table of thousands of rows becomes Markdown', async () => {
  const rows = Array.from({ length: 2_000 }, (_, at) => `<tr><td>${at}</td><td>a | b</td></tr>`).join('')
  await using other = await createTestSite({ 'a.md': article('A', [], `<table>${rows}</table>`) }, { reader: true })
  const text = await (await fetch(`${await other.listen()}/a.md`)).text()
  expect(text).toContain('| 0 | a \\| b |\n| --- | --- |\n| 1 | a \\| b |\n')
  expect(text).toContain('| 1999 |')
})
