import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { article, createTestSite, token } from '../test-site.ts'

/** A proxy that removes `/archive` from the addresses of requests, and answers 404 to all others. */
async function startProxy(target: () => string) {
  const server = createServer((incoming, outgoing) => {
    const { url = '', method, headers } = incoming
    if (!url.startsWith('/archive/')) return outgoing.writeHead(404).end('This is the site next to the archive')
    const passed = request(target() + url.slice('/archive'.length), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    incoming.pipe(passed)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // The server listens on a port.
  return {
    origin: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const content = {
  'site.yml': 'title: The Archive\nmenu:\n  About: /about/\n',
  '_posts/a.md': article(
    'A',
    ['permalink: /a/', 'aliases: [/old/]', 'author: Ann', 'categories: [News]', 'tags: [sea]', 'cover: p.gif'],
    ['[B](b.md) ![P](p.gif) [out](https://other.example.org/x)', '', 'Write `<a href="/x">`.'].join('\n'),
  ),
  '_posts/p.gif': Uint8Array.from([...Buffer.from('GIF89a'), 9, 0, 9, 0, 0, 0, 0, 0x3b]),
  '_posts/b.md': article('B', ['permalink: /b/']),
  'about.md': article('About', ['permalink: /about/']),
}

test('behind a proxy with a path prefix, every address of every page has the prefix and is answered', async () => {
  let inner = ''
  await using proxy = await startProxy(() => inner)
  const address = `${proxy.origin}/archive`
  await using site = await createTestSite(content, { reader: true, address })
  inner = await site.listen()
  const seen = new Set<string>()
  const queue = [`${address}/`, `${address}/search/?q=A`]
  const problems: string[] = []
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    const response = await fetch(url)
    const body = await response.text()
    if (!response.ok) problems.push(`${response.status} ${url}`)
    if (!response.headers.get('content-type')?.startsWith('text/html')) continue
    const plain = body.replace(/<code>.*?<\/code>/gs, '')
    const named = [...plain.matchAll(/ (?:href|src|action|data-api)="([^"#]+)/g)].map(([, path = '']) => path)
    const sets = [...plain.matchAll(/ srcset="([^"]+)"/g)].flatMap(([, set = '']) =>
      set.split(', ').map((part) => part.split(' ')[0] ?? ''),
    )
    for (const path of [...named, ...sets]) {
      const found = new URL(path.replaceAll('&amp;', '&'), response.url).href
      if (!found.startsWith(proxy.origin) || seen.has(found)) continue
      seen.add(found)
      // The feed of GraphQL needs a query.
      if (!found.endsWith('/graphql')) queue.push(found)
      if (!found.startsWith(`${address}/`)) problems.push(`${found} on ${url}`)
    }
  }
  expect(problems).toEqual([])
  expect(seen.size).toBeGreaterThan(20)
  expect([...seen].some((url) => url.includes('/archive/media/'))).toBe(true)
  const page = await (await fetch(`${address}/a/`)).text()
  expect(page).toContain('&lt;a href="/x"&gt;')
  expect(page).toContain(`<link rel="canonical" href="${address}/a/">`)
})

test('redirects, feeds and the preview keep the prefix', async () => {
  let inner = ''
  await using proxy = await startProxy(() => inner)
  const address = `${proxy.origin}/archive`
  await using site = await createTestSite(content, { reader: true, address })
  inner = await site.listen()
  const locationOf = async (path: string) =>
    (await fetch(address + path, { redirect: 'manual' })).headers.get('location')
  expect(await locationOf('/old/')).toBe('/archive/a/')
  expect(await locationOf('/old.md')).toBe('/archive/a.md')
  expect(await locationOf(`/reader/preview/?token=${token}`)).toBe('/archive/reader/preview/')
  expect(await locationOf('/reader/preview/end')).toBe('/archive/')
  const feed = await (await fetch(`${address}/feed.xml`)).text()
  expect(feed).toContain(`<link>${address}/a/</link>`)
  expect(feed).toContain(`href="${address}/b/"`)
  // A code sample is not a link.
  expect(feed).not.toContain(`href="${address}/x"`)
  await using plain = await createTestSite(content, { address })
  expect((await fetch(`${await plain.listen()}/`, { redirect: 'manual' })).headers.get('location')).toBe(
    '/archive/graphql',
  )
})

test('every absolute address for programs has the prefix: of feeds, sitemaps, crawlers and search engines', async () => {
  const address = 'https://example.org/archive'
  const words = { ...content, '_posts/two.md': article('Two words', ['permalink: /two words/', 'tags: [two words]']) }
  await using site = await createTestSite(words, { reader: true, address })
  const base = await site.listen()
  const textOf = async (path: string) => (await fetch(base + path)).text()
  const files = [
    '/feed.xml',
    '/tags/two-words/atom.xml',
    '/sitemap.xml',
    '/sitemap/pages.xml',
    '/sitemap/articles-1.xml',
  ]
  for (const path of [...files, '/sitemap/tags.xml', '/robots.txt']) {
    const text = await textOf(path)
    const found = text.match(/https:\/\/example\.org[^\s<"]*/g) ?? []
    expect([path, found.length > 0]).toEqual([path, true])
    expect(found.filter((each) => !each.startsWith(`${address}/`) || each.includes('//archive'))).toEqual([])
  }
  expect(await textOf('/tags/two-words/atom.xml')).toContain(`href="${address}/tags/two-words/atom.xml"`)
  const dataOf = async (path: string) => {
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await textOf(path)) ?? []
    return JSON.parse(json)['@graph']
  }
  expect(await dataOf('/two%20words/')).toMatchObject([
    { url: `${address}/two%20words/`, publisher: { url: `${address}/` } },
    { itemListElement: [{ item: `${address}/two%20words/` }] },
  ])
  expect(await dataOf('/')).toMatchObject([
    { url: `${address}/`, potentialAction: { target: `${address}/search/?q={search_term_string}` } },
  ])
})
