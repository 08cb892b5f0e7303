import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, createTestSite, type TestSite, token } from '../test-site.ts'

const seeds = join(import.meta.dirname, '../../../../seeds')
const now = Date.UTC(2026, 10, 1)
let sample: TestSite
let url: string

beforeAll(async () => {
  sample = await createTestSite({}, { contentDir: seeds, now, reader: true })
  url = await sample.listen()
})
afterAll(() => sample[Symbol.asyncDispose]())

async function page(path: string, base = url): Promise<string> {
  return (await fetch(base + path)).text()
}

/** Requests a path as it is written. `fetch` would change it. */
function rawStatus(path: string): Promise<[status: number | undefined, location: string | undefined]> {
  return new Promise((resolve, reject) => {
    httpRequest(url, { path }, (response) => {
      response.resume()
      resolve([response.statusCode, response.headers.location])
    })
      .on('error', reject)
      .end()
  })
}

async function moved(path: string): Promise<[status: number, location: string | null]> {
  const response = await fetch(url + path, { redirect: 'manual' })
  return [response.status, response.headers.get('location')]
}

test('the front page shows the newest articles of its language and the root categories', async () => {
  const front = await page('/')
  expect(front).toContain('<html lang="zh-CN">')
  expect(front).toContain('<h1 class="masthead-name"><a href="/" lang="zh-CN">潮信日报 Yujin Tidings</a></h1>')
  expect(front).toContain('<a href="/2026/04/15/electric-tug/">第一条电动拖轮“听潮一号”下水</a>')
  expect(front).toContain('<h2><a href="/categories/新闻/">新闻</a></h2>')
  expect(front).not.toContain('What the Electric Tug Costs')
  expect(await page('/?lang=en')).toContain('What the Electric Tug Costs')
})

test('languages that differ in their script or country have different names', async () => {
  const inLang = (lang: string) => article(lang, [`lang: ${lang}`])
  await using site = await createTestSite(
    { 'a.md': inLang('zh-CN'), 'b.md': inLang('zh-TW'), 'c.md': inLang('pt-BR'), 'd.md': inLang('en') },
    { reader: true },
  )
  const front = await page('/', await site.listen())
  const names = [...front.matchAll(/<a href="\/\?lang=[^>]*>([^<]*)<\/a>/g)].map(([, name]) => name)
  expect(names.toSorted()).toEqual(['English', 'português (Brasil)', '简体中文', '繁體中文'])
})

test('the pages are in English, not in a rare language, if most articles name no language', async () => {
  const files = { 'a.md': article('Uno', ['lang: es']), 'b.md': article('Un', ['lang: fr']), 'c.md': article('One') }
  const more = { 'd.md': article('Two'), 'e.md': article('Three') }
  await using site = await createTestSite({ ...files, ...more }, { reader: true })
  const front = await page('/', await site.listen())
  expect(front).toContain('<html lang="en">')
  expect(front).toContain('<a href="/?lang=es" hreflang="es" lang="es">español</a>')
})

test('the text of the home page is not on the front pages of other languages', async () => {
  await using site = await createTestSite(
    {
      'site.yml': 'lang: en\n',
      'index.md': article('Home', ['permalink: /'], 'Welcome to the docs.'),
      'a.md': article('A', ['lang: en']),
      'b.md': article('B', ['lang: fr']),
    },
    { reader: true },
  )
  const base = await site.listen()
  expect(await page('/', base)).toContain('Welcome to the docs.')
  expect(await page('/?lang=fr', base)).not.toContain('Welcome to the docs.')
})

test('the front page of an archive without categories shows more of the newest articles', async () => {
  const files = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`${at}.md`, article(`Article ${at}`)]))
  await using site = await createTestSite(files, { reader: true })
  const front = await page('/', await site.listen())
  expect(front).toContain('<h2><a href="/archives/">Latest</a></h2>')
  for (let at = 0; at < 9; at++) expect(front).toContain(`>Article ${at}</a>`)
})

test('titles that begin with the query are suggested only if they are not among the hits', async () => {
  const found = await page('/search/?q=电动')
  const chips = /<ul class="chips".*?<\/ul>/s.exec(found)?.[0] ?? ''
  const titles = [...found.matchAll(/<h2><a href="([^"]+)"/g)].map(([, path = '']) => path)
  expect(titles.length).toBeGreaterThan(0)
  expect(titles.filter((path) => chips.includes(`"${path}"`))).toEqual([])
})

test('the page of a section is not among the newest articles of the front page', async () => {
  await using site = await createTestSite(
    {
      'hugo.toml': 'title = "Docs"\n',
      'content/posts/_index.md': article('All posts'),
      'content/posts/first.md': article('First post'),
    },
    { reader: true },
  )
  const front = await page('/', await site.listen())
  expect(front).toContain('First post')
  expect(front).not.toContain('All posts')
})

test('an article has its text, contents, author, tags, image, translations, neighbours and related articles', async () => {
  const text = await page('/2026/04/15/electric-tug/')
  for (const part of [
    '<title>第一条电动拖轮“听潮一号”下水 — 潮信日报 Yujin Tidings</title>',
    '<link rel="canonical" href="https://yujin-tidings.example/2026/04/15/electric-tug/">',
    '<meta property="og:type" content="article">',
    '<a rel="author" href="/authors/林汐/">林汐</a>',
    '<li><a href="#汽笛怎么办">汽笛怎么办</a>',
    '<h2 id="汽笛怎么办">',
    'src="/media/images/electric-tug.png"'.replace('images', 'pictures'),
    '<a rel="tag" href="/tags/港口/">港口</a>',
    'rel="prev"',
    '<time datetime="2026-04-15">2026年4月15日</time>',
  ]) {
    expect(text).toContain(part)
  }
  const translated = await page('/2024/03/01/harbour-night-shift/')
  expect(translated).toContain('<link rel="alternate" hreflang="en"')
})

test('the data of an article for search engines is JSON with its title, author and day', async () => {
  const text = await page('/2026/04/16/electric-tug-numbers/')
  const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(text) ?? []
  expect(JSON.parse(json)['@graph'][0]).toMatchObject({
    '@type': 'Article',
    headline: 'What the Electric Tug Costs',
    inLanguage: 'en',
    author: [{ '@type': 'Person', name: 'Tomás Okafor' }],
    articleSection: 'Harbour',
  })
})

test('a search works as a form, marks what it found, and is narrowed by links', async () => {
  const found = await page('/search/?q=港口')
  expect(found).toContain('<mark>港口</mark>')
  expect(found).toContain('value="港口"')
  const [, narrowed = ''] = /href="(\/search\/[^"]*lang=en[^"]*)"/.exec(found) ?? []
  const english = await page(narrowed.replaceAll('&amp;', '&'))
  expect(english).toContain('aria-current="true"')
  expect(english).not.toContain('渔市')
  expect(english).toContain('What the Electric Tug Costs')
  expect(await page('/search/?q=zhouwangzhou')).toContain('周望舟')
  expect(await page('/search/?q=xyzzy')).toContain('没有找到“xyzzy”')
})

test('categories, tags, authors and months have lists, and the archive has a chart', async () => {
  expect(await page('/categories/')).toContain('<a href="/categories/features/harbour/">Harbour</a>')
  expect(await page('/tags/')).toContain('<a href="/tags/港口/">港口</a>')
  expect(await page('/authors/')).toContain('<a href="/authors/林汐/">林汐</a>')
  expect(await page('/archives/')).toContain('<svg class="bars"')
  expect(await page('/archives/2026/04/')).toContain('第一条电动拖轮“听潮一号”下水')
  expect((await fetch(`${url}/archives/1999/`)).status).toBe(404)
  expect((await fetch(`${url}/archives/2026/13/`)).status).toBe(404)
})

test('another spelling of an address moves to the one that the archive gives', async () => {
  expect(await moved('/2026/04/15/electric-tug')).toEqual([301, '/2026/04/15/electric-tug/'])
  expect(await moved('/tags')).toEqual([301, '/tags/'])
  expect(await moved('/search?q=a')).toEqual([301, '/search/?q=a'])
  expect(await moved('/tags/harbour/page/2/')).toEqual([301, '/tags/harbour/?page=2'])
  expect(await moved('/2025/08/02/砂锅粥')).toEqual([301, `/2025/08/02/${encodeURIComponent('砂锅粥')}/`])
})

test('no address leads to another host by itself', async () => {
  for (const path of [
    '//evil.example/page/2/',
    '/\\evil.example/page/2',
    '//evil.example//tags',
    '/%2F%2Fevil.example/page/2/',
  ]) {
    const [, location = ''] = await rawStatus(path)
    expect(new URL(location, 'http://here.example').host).toBe('here.example')
  }
  expect((await rawStatus('//'))[0]).toBe(404)
  expect((await rawStatus('/%E0%A4%A'))[0]).toBe(404)
})

test('an address without a page gets 404, with its words in the search field', async () => {
  const response = await fetch(`${url}/2020/old-town-lights.html`)
  expect(response.status).toBe(404)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.text()).toContain('value="old town lights"')
})

test('a page is sent compressed to its first visitor too, and so is the page for an address without content', async () => {
  for (const path of ['/tags/', '/no-such-page/', '/feed.xml']) {
    const encodings = []
    for (const accepted of ['br', 'gzip', 'identity']) {
      const response = await fetch(url + path, { headers: { 'accept-encoding': accepted } })
      encodings.push(response.headers.get('content-encoding'))
      expect(response.headers.get('vary')).toContain('Accept-Encoding')
      expect(await response.text()).toMatch(/^<(!doctype html|\?xml)/)
    }
    expect([path, encodings]).toEqual([path, ['br', 'gzip', null]])
  }
})

test('a page has an ETag, and gets 304 while nothing changed', async () => {
  const first = await fetch(`${url}/authors/`)
  const etag = first.headers.get('etag') ?? ''
  expect(first.headers.get('cache-control')).toBe('no-cache')
  const again = await fetch(`${url}/authors/`, { headers: { 'if-none-match': etag } })
  expect(again.status).toBe(304)
  const head = await fetch(`${url}/authors/`, { method: 'HEAD' })
  expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, ''])
  expect((await fetch(`${url}/authors/`, { method: 'POST' })).status).toBe(405)
})

test('every page has a policy that allows scripts and styles of this server alone', async () => {
  const policy = (await fetch(url)).headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';")
  expect(policy).toContain("require-trusted-types-for 'script'; trusted-types reader")
  const scripts = [...(await page('/')).matchAll(/<script[^>]*>/g)].map(([tag]) => tag)
  expect(scripts.every((tag) => tag.includes('src="/reader/') || tag.includes('application/ld+json'))).toBe(true)
})

test('the files of the pages are sent once a year, small and compressed', async () => {
  const files = [...(await page('/')).matchAll(/(?:src|href)="(\/reader\/[^"]+)"/g)].map(([, path = '']) => path)
  expect(files).toHaveLength(3)
  let bytes = 0
  for (const file of files) {
    const response = await fetch(url + file, { headers: { 'accept-encoding': 'br' } })
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    bytes += Number(response.headers.get('content-length'))
  }
  expect(bytes).toBeLessThan(15_000)
  expect((await fetch(`${url}/reader/reader.000000000000.js`)).status).toBe(404)
})

test('a search that is too long has a page that asks for fewer words', async () => {
  const words = 'a b c d e f g h i j k l m n o p q'
  for (const query of [words, '港口灯塔渡轮'.repeat(40)]) {
    const response = await fetch(`${url}/search/?q=${encodeURIComponent(query)}`)
    expect(response.status).toBe(200)
  }
  expect(await page(`/search/?q=${encodeURIComponent(words)}`)).toContain('<h1>搜索内容太长，请减少关键词。</h1>')
})

const hostile = '"><img src=x onerror=alert(1)></script><script>alert(2)</script>'

test('titles, names and queries with markup are shown as text', async () => {
  const title = JSON.stringify(`T ${hostile}`)
  await using site = await createTestSite(
    {
      'site.yml': `title: ${title}\n`,
      'a.md': article(title, [
        `tags: [${title}]`,
        `categories: [${title}]`,
        `author: ${title}`,
        `description: ${title}`,
      ]),
    },
    { reader: true },
  )
  const base = await site.listen()
  const { data } = await site.execute('{ articles { nodes { path tags { path } category { path } author { path } } } }')
  const [{ path, tags, category, author }] = data.articles.nodes
  const query = encodeURIComponent(hostile)
  const paths = [
    '/',
    path,
    tags[0].path,
    category.path,
    author.path,
    '/tags/',
    '/categories/',
    '/authors/',
    '/archives/',
  ]
  for (const address of [
    ...paths,
    `/search/?q=${query}`,
    `/search/?q=T&tag=${query}`,
    `/${query}`,
    `/?lang=${query}`,
  ]) {
    const text = await page(encodeURI(decodeURI(address)), base)
    expect(text).toContain('<!doctype html>')
    expect(text).not.toMatch(/<img src=x|<script>alert|<\/script><script>/)
  }
  expect(site.reported).toEqual([])
})

test('lists are numbered by the address, and a number after the last page gets 404', async () => {
  const files = Array.from({ length: 45 }, (_, index) => [`n${index}.md`, article(`Number ${index}`, ['tags: [many]'])])
  await using site = await createTestSite(Object.fromEntries(files), { reader: true })
  const base = await site.listen()
  const titles = async (address: string) => (await page(address, base)).match(/>Number \d+</g) ?? []
  const pages = await Promise.all(['/tags/many/', '/tags/many/?page=2', '/tags/many/?page=3'].map(titles))
  expect(pages.map((list) => list.length)).toEqual([20, 20, 5])
  expect(new Set(pages.flat()).size).toBe(45)
  expect((await fetch(`${base}/tags/many/?page=4`)).status).toBe(404)
  expect(await page('/tags/many/?page=2', base)).toContain('<a rel="next" href="/tags/many/?page=3">')
  for (const odd of ['0', '-1', 'x', '99999999999', '1e9']) {
    expect((await fetch(`${base}/tags/many/?page=${odd}`)).status).toBeLessThan(500)
  }
})

test('an article at the address of one of the own pages is their introduction', async () => {
  const files = {
    'index.md': article('Welcome', ['permalink: /'], 'This is the manual.'),
    'tags.md': article('All tags', ['permalink: /tags/'], 'Every tag of ours.'),
  }
  await using site = await createTestSite(files, { reader: true })
  const base = await site.listen()
  expect(await page('/', base)).toContain('This is the manual.')
  expect(await page('/tags/', base)).toContain('Every tag of ours.')
})

test('an empty archive has pages too, in English', async () => {
  await using site = await createTestSite({}, { reader: true })
  const base = await site.listen()
  for (const path of ['/', '/tags/', '/categories/', '/authors/', '/archives/', '/search/?q=a']) {
    const response = await fetch(base + path)
    expect([path, response.status]).toEqual([path, 200])
    expect(await response.text()).toContain('<html lang="en">')
  }
})

test('a site in traditional Chinese has words in traditional Chinese', async () => {
  await using site = await createTestSite({ 'a.md': article('港口夜班', ['lang: zh-TW']) }, { reader: true })
  expect(await page('/search/?q=港口', await site.listen())).toContain('<button>搜尋</button>')
})

test('with READER=off the root leads to GraphiQL and other paths are not pages', async () => {
  await using site = await createTestSite({ 'a.md': article('A') }, { reader: false })
  const base = await site.listen()
  const root = await fetch(base, { redirect: 'manual' })
  expect([root.status, root.headers.get('location')]).toEqual([302, '/graphql'])
  expect((await fetch(`${base}/tags/`)).status).toBe(404)
})

test('a link with the preview token shows drafts and problems until the preview ends, and a wrong token gets 404', async () => {
  const files = {
    'a.md': article('Public'),
    'b.md': article('Hidden', ['draft: true', 'tags: 3']),
    'c.md': '---\ndate: soon\n---\nText.',
  }
  await using site = await createTestSite(files, { reader: true })
  const base = await site.listen()
  const { data } = await site.execute(
    '{ article(by: {file: "b.md"}) { path } }',
    {},
    { authorization: `Bearer ${token}` },
  )
  const { path } = data.article
  const wrong = await fetch(`${base}/reader/preview/?token=wrong`, { redirect: 'manual' })
  expect([wrong.status, wrong.headers.get('set-cookie')]).toEqual([404, null])
  expect((await fetch(`${base}/reader/preview/`)).status).toBe(404)
  const start = await fetch(`${base}/reader/preview/?token=${token}`, { redirect: 'manual' })
  expect([start.status, start.headers.get('location')]).toEqual([303, '/reader/preview/'])
  const [set = ''] = start.headers.getSetCookie()
  expect(set).toBe(`broadsheet-preview=${token}; Path=/; HttpOnly; SameSite=Lax; Secure`)
  const headers = { cookie: `other=1; ${set.split(';')[0]}` }
  const draft = await fetch(base + path, { headers })
  expect([draft.status, draft.headers.get('cache-control')]).toEqual([200, 'no-store'])
  const text = await draft.text()
  expect(text).toContain('<strong class="status">Draft</strong>')
  expect(text).toContain('<meta name="robots" content="noindex">')
  const problems = await (await fetch(`${base}/reader/preview/`, { headers })).text()
  expect(problems).toContain('<code>date-unreadable</code>')
  expect(problems).toContain('Hidden')
  expect((await fetch(base + path)).status).toBe(404)
  expect((await fetch(base + path, { headers: { cookie: 'broadsheet-preview=%E0' } })).status).toBe(404)
  // The API takes the token as a header only, so that another site cannot use the cookie.
  const api = await fetch(`${base}/graphql?query={articles{totalCount}}`, { headers })
  expect(await api.json()).toEqual({ data: { articles: { totalCount: 2 } } })
  const end = await fetch(`${base}/reader/preview/end`, { redirect: 'manual', headers })
  expect(end.headers.get('set-cookie')).toContain('broadsheet-preview=; Max-Age=0')
})

test('images of a draft load in its preview alone', async () => {
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const files = { 'b.md': article('Hidden', ['draft: true'], '![A dot](dot.png)'), 'dot.png': pixel }
  await using site = await createTestSite(files, { reader: true })
  const base = await site.listen()
  const cookie = `broadsheet-preview=${token}`
  expect((await fetch(`${base}/media/dot.png`)).status).toBe(404)
  expect((await fetch(`${base}/media/dot.png`, { headers: { cookie } })).status).toBe(200)
})

test('articles without a date are listed by title, and the archive leads to them', async () => {
  const files = { 'c.md': '# Chairs\n', 'a.md': '# Anchors\n', 'b.md': article('Boats') }
  await using site = await createTestSite(files, { reader: true })
  const base = await site.listen()
  const archives = await page('/archives/', base)
  expect(archives).toContain('<a href="/archives/undated/">Without a date</a> <small>2 articles</small>')
  expect(archives).toContain('<a href="/archives/2022/">2022</a> <small>1 article</small>')
  const list = await page('/archives/undated/', base)
  expect([...list.matchAll(/<h2><a href="[^"]*">([^<]*)<\/a>/g)].map(([, title]) => title)).toEqual([
    'Anchors',
    'Chairs',
  ])
  expect((await fetch(`${base}/archives/undated`, { redirect: 'manual' })).headers.get('location')).toBe(
    '/archives/undated/',
  )
  await using dated = await createTestSite({ 'a.md': article('A') }, { reader: true })
  expect((await fetch(`${await dated.listen()}/archives/undated/`)).status).toBe(404)
})

test('the numbers of an archive without dates have no months and no days', async () => {
  await using site = await createTestSite({ 'a.md': '# Anchors\n' }, { reader: true })
  const text = await page('/insights/', await site.listen())
  expect(text).toContain('1 article · ')
  expect(text).not.toMatch(/0 days|Articles by month/)
})

test('an archive with as many articles in English as in another language is in English', async () => {
  const files = { 'a.md': article('A', ['lang: ar']), 'b.md': article('B', ['lang: en']) }
  await using site = await createTestSite(files, { reader: true })
  expect(await page('/', await site.listen())).toContain('<html lang="en">')
})

test('Arabic and Hebrew are written from the right, in a site of any language', async () => {
  const arabic = article('مرحبا', ['lang: ar', 'permalink: /ar/'])
  const files = {
    'site.yml': 'lang: en\n',
    'ar.md': arabic,
    'en.md': article('Hello', ['lang: en', 'permalink: /en/']),
  }
  await using english = await createTestSite(files, { reader: true })
  const base = await english.listen()
  expect(await page('/?lang=ar', base)).toMatch(/<article class="card card-lead" lang="ar" dir="rtl">/)
  expect(await page('/ar/', base)).toMatch(/<html lang="ar">.*<article class="article" dir="rtl">/s)
  expect(await page('/en/', base)).not.toContain('dir=')
  await using hebrew = await createTestSite({ ...files, 'site.yml': 'lang: he\n' }, { reader: true })
  expect(await page('/en/', await hebrew.listen())).toMatch(
    /<html lang="en" dir="rtl">.*<article class="article" dir="ltr">/s,
  )
})
