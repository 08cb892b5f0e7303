import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportArchive, type SiteReport } from '@broadsheet/exporter'
import type { Environment } from '@broadsheet/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, imported, seeds, written } from './exported.ts'

/** The path below which the copy is served: it does not contain this path. */
const base = '/some/where/'

let folder: string
let report: SiteReport | null
let server: Server
let url: string

beforeAll(async () => {
  folder = target()
  report = await exportedSite(await imported(seeds), folder)
  server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://copy').pathname)
    const file = join(folder, path.slice(base.length), path.endsWith('/') ? 'index.html' : '')
    const isFound = path.startsWith(base) && existsSync(file) && statSync(file).isFile()
    response.setHeader('content-type', /\.html$/.test(file) ? 'text/html' : 'application/octet-stream')
    response.writeHead(isFound ? 200 : 404).end(isFound ? readFileSync(file) : '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // It listens on a port, not on a pipe.
  url = `http://127.0.0.1:${port}`
}, 120_000)

afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

function target(): string {
  return join(mkdtempSync(join(tmpdir(), 'broadsheet-copy-')), 'site')
}

async function exportedSite(environment: Environment, to: string): Promise<SiteReport | null> {
  const options = { environment, target: to, form: 'site', where: null, publishedOnly: false, force: false } as const
  return (await exportArchive(options)).site
}

/** Visits the copy from its front page. Returns the pages by address, and the links that lead nowhere. */
async function crawl(): Promise<{ pages: Map<string, string>; broken: string[] }> {
  const from = new Map([[base, 'the start']])
  const pages = new Map<string, string>()
  const broken: string[] = []
  for (const [path, linking] of from) {
    const response = await fetch(url + path)
    if (!response.ok) {
      broken.push(`${linking} leads to ${path}`)
      continue
    }
    if (response.headers.get('content-type') !== 'text/html') continue
    const text = (await response.text()).replace(/<img [^>]*data-missing[^>]*>/g, '')
    pages.set(decodeURIComponent(path), text)
    for (const [, attribute = ''] of text.matchAll(/\s(?:href|src|action)="([^"#]+)/g)) {
      const link = URL.parse(attribute.replaceAll('&amp;', '&'), url + path)
      if (link?.origin === url && !from.has(link.pathname)) from.set(link.pathname, path)
    }
  }
  return { pages, broken }
}

test('the copy works below any path: its front page leads to every article, and no link is broken', async () => {
  const { pages, broken } = await crawl()
  const titles = ['第一条电动拖轮“听潮一号”下水', 'What the Electric Tug Costs']
  for (const title of titles) expect([...pages.values()].some((text) => text.includes(`<title>${title} —`))).toBe(true)
  expect(pages.get(`${base}categories/新闻/`)).toContain('<h1>新闻</h1>')
  expect(pages.get(`${base}insights/`)).toContain('<svg')
  // The sample archive has a link to an article that has expired, and an image that is missing.
  expect(broken.filter((text) => !text.includes('ferry-spring-timetable'))).toEqual([])
  expect(report?.broken).toEqual(['/2024/02/03/ferry-spring-timetable/', '/2026/05/20/pictures/old-town-1962.jpg'])
  expect(pages.size).toBe((report?.pages ?? 0) + (report?.moves ?? 0))
})

test('every address of the sitemaps has a page', () => {
  const sitemap = readdirSync(join(folder, 'sitemap'))
    .map((name) => readFileSync(join(folder, 'sitemap', name), 'utf8'))
    .join('')
  const paths = [...sitemap.matchAll(/<loc>https:\/\/[^/]+\/([^<]*)<\/loc>/g)].map(([, path = '']) => decodeURI(path))
  expect(paths.length).toBeGreaterThan(30)
  expect(paths.filter((path) => !existsSync(join(folder, path, 'index.html')))).toEqual([])
})

test('the copy has images, styles, feeds and Markdown, and nothing that needs the server', () => {
  for (const file of ['feed.xml', 'atom.xml', 'robots.txt', 'llms.txt', '2026/04/15/electric-tug.md'])
    expect([file, existsSync(join(folder, file))]).toEqual([file, true])
  expect(readdirSync(join(folder, 'reader')).some((name) => name.endsWith('.css'))).toBe(true)
  const page = readFileSync(join(folder, '2026/04/15/electric-tug/index.html'), 'utf8')
  expect(page).not.toMatch(/<form|\/graphql|data-api/)
  expect(page).toContain('<link rel="canonical" href="https://yujin-tidings.example/2026/04/15/electric-tug/">')
  expect(page).toMatch(/<img [^>]*src="\.\.\/\.\.\/\.\.\/\.\.\/media\//)
})

test('pages of a list are folders, and drafts, scheduled and hidden articles are not in the copy', async () => {
  const content = written({
    'site.yml': 'title: Many\n',
    ...Object.fromEntries(
      Array.from({ length: 45 }, (_, at) => [
        `${at}.md`,
        article(`title: "N ${at}"\ndate: 2024-01-01\ntags: [sea]`, 'x'),
      ]),
    ),
    'draft.md': article('title: A draft\ndraft: true', 'Secret.'),
    'hidden.md': article('title: A hidden page\nhidden: true', 'Secret.'),
    'later.md': article('title: Later\ndate: 2999-01-01', 'Secret.'),
  })
  const copy = target()
  await exportedSite(await imported(content), copy)
  const files = readdirSync(copy, { recursive: true, encoding: 'utf8' })
  expect(files).toContain(join('tags/sea/page/2/index.html'))
  expect(readFileSync(join(copy, 'tags/sea/index.html'), 'utf8')).toContain('href="page/2/"')
  const texts = files.filter((file) => statSync(join(copy, file)).isFile())
  for (const file of texts) expect(readFileSync(join(copy, file), 'utf8')).not.toContain('Secret.')
}, 60_000)

test('404.html is the page for missing addresses, and its links work at any depth below the path of the site', async () => {
  expect(readFileSync(join(folder, '404.html'), 'utf8')).toContain('<h1>')
  const content = written({
    'site.yml': 'title: Tides\nurl: https://example.org/archive\nlang: en\n',
    'a.md': article('title: A\ndate: 2024-01-01', 'x'),
  })
  const copy = target()
  await exportedSite({ ...(await imported(content)), publicUrl: 'https://example.org/archive' }, copy)
  const page = readFileSync(join(copy, '404.html'), 'utf8')
  expect(page).toContain('The archives and the tags lead to all articles.')
  expect(page).toContain('<meta name="robots" content="noindex')
  const links = [...page.matchAll(/\s(?:href|src)="([^"]+)"/g)].flatMap(([, link = '']) =>
    link.startsWith('#') ? [] : link,
  )
  expect(links).toContain('/archive/archives/')
  for (const link of links.filter((text) => !/^(?:https|data):/.test(text))) {
    expect(link).toMatch(/^\/archive\//)
    expect(existsSync(join(copy, link.slice('/archive/'.length)))).toBe(true)
  }
}, 60_000)

test('an article with the path /404.html is the page for missing addresses', async () => {
  const content = written({
    'a.md': article('title: A\ndate: 2024-01-01', 'x'),
    '404.md': article('title: Lost at sea\npermalink: /404.html', 'Turn back.'),
  })
  const copy = target()
  await exportedSite(await imported(content), copy)
  const page = readFileSync(join(copy, '404.html'), 'utf8')
  expect(page).toContain('<p>Turn back.</p>')
  expect(page).toMatch(/<link rel="stylesheet" href="\/reader\//)
}, 60_000)

test('pages of a copy name no smaller forms of images, and the copy has those that an article names', async () => {
  const gif = (size: number) =>
    Uint8Array.from(Buffer.from(`GIF89a${String.fromCharCode(size)}\0${String.fromCharCode(size)}\0 `, 'latin1'))
  const content = written({
    'a.md': article(
      'title: A\ndate: 2024-01-01',
      '![Tug](/tug.gif)\n\n<img src="/tug.gif" srcset="/small.gif 8w, /tug.gif 90w" alt="Tug">',
    ),
    'tug.gif': gif(90),
    'small.gif': gif(8),
  })
  const copy = target()
  await exportedSite(await imported(content), copy)
  const page = readFileSync(join(copy, 'a/index.html'), 'utf8')
  expect([...page.matchAll(/srcset="([^"]*)"/g)].map(([, set]) => set)).toEqual([
    '../media/small.gif 8w, ../media/tug.gif 90w',
  ])
  for (const name of ['small.gif', 'tug.gif']) expect(existsSync(join(copy, 'media', name))).toBe(true)
  expect(page).not.toContain('/media/@')
}, 60_000)

test('a link to a former address leads to a page of the copy that moves on to the article', async () => {
  const content = written({
    'a.md': article('title: A\ndate: 2024-01-01\npermalink: /new/a/\naliases: [/old/a/]', 'x'),
    'b.md': article('title: B\ndate: 2024-01-01', 'See [A](/old/a/).'),
  })
  const copy = target()
  expect(await exportedSite(await imported(content), copy)).toMatchObject({ moves: 1, broken: [] })
  const page = readFileSync(join(copy, 'old/a/index.html'), 'utf8')
  expect(page).toContain('<meta http-equiv="refresh" content="0; url=../../new/a/">')
  expect(page).toContain('<a href="../../new/a/">')
}, 60_000)

test('addresses that differ only in the case of letters have files of their own, also on disks that take them for the same', async () => {
  const content = written({
    'a.md': article('title: Small\ndate: 2024-01-01\npermalink: /note/', 'x'),
    'b.md': article('title: Large\ndate: 2024-01-01\npermalink: /Note/', 'See [the other](/note/).'),
  })
  const copy = target()
  expect(await exportedSite(await imported(content), copy)).toMatchObject({ broken: [] })
  const pages = readdirSync(copy).filter((name) => existsSync(join(copy, name, 'index.html')) && /^note/i.test(name))
  expect(new Set(pages.map((name) => name.toLowerCase())).size).toBe(2)
  const titles = pages.map((name) => /<h1[^>]*>([^<]*)/.exec(readFileSync(join(copy, name, 'index.html'), 'utf8'))?.[1])
  expect(titles.sort()).toEqual(['Large', 'Small'])
  const home = readFileSync(join(copy, 'index.html'), 'utf8')
  for (const name of pages) expect(home).toContain(`href="${name}/"`)
}, 60_000)
