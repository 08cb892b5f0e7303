import { symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, asPreview, createTestSite, type TestSite } from '../test-site.ts'

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><script>alert(1)</script></svg>'
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

let site: TestSite
let url: string
beforeAll(async () => {
  site = await createTestSite({
    '_posts/a.md': article(
      'A',
      [],
      '![](/p/dot.gif) ![](/p/drawing.svg) ![](/p/not-an-image.png) ![](/p/link.gif) ![](</p/名 字.gif>)',
    ),
    '_posts/b.md': article('B', ['draft: true'], '![](/p/secret.gif)'),
    'p/dot.gif': gif,
    'p/名 字.gif': gif,
    'p/secret.gif': gif,
    'p/unused.gif': gif,
    'p/drawing.svg': svg,
    'p/not-an-image.png': 'PASSWORD=1',
  })
  url = await site.listen()
})
afterAll(() => site[Symbol.asyncDispose]())

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${url}/media/${path}`, { headers, method })

/** Sends the path unchanged. `fetch` would normalize it, and would bypass conditional requests. */
function statusOf(path: string, headers: Record<string, string> = {}): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { path, headers }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end()
  })
}

test('an image of the content folder is served with its type, length and ETag', async () => {
  const response = await get('p/dot.gif')
  expect(response.status).toBe(200)
  expect(Buffer.from(await response.arrayBuffer())).toEqual(gif)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/gif',
    'content-length': String(gif.length),
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    'cache-control': 'public, max-age=300',
    etag: expect.stringMatching(/^W\/"/),
    'last-modified': expect.stringMatching(/GMT$/),
    'access-control-allow-origin': '*',
  })
  expect((await get(encodeURI('p/名 字.gif'))).status).toBe(200)
})

test('HEAD returns the same headers without the image, and other methods return 405', async () => {
  const response = await get('p/dot.gif', {}, 'HEAD')
  expect(response.headers.get('content-length')).toBe(String(gif.length))
  expect(await response.text()).toBe('')
  const posted = await get('p/dot.gif', {}, 'POST')
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
})

test('a conditional request for an unchanged image returns 304', async () => {
  const { headers } = await get('p/dot.gif')
  const status = (headers: Record<string, string>) => statusOf('/media/p/dot.gif', headers)
  expect(await status({ 'if-none-match': headers.get('etag') ?? '' })).toBe(304)
  expect(await status({ 'if-none-match': '"another"' })).toBe(200)
  expect(await status({ 'if-modified-since': headers.get('last-modified') ?? '' })).toBe(304)
})

test('a range request returns a part of the image', async () => {
  const part = await get('p/dot.gif', { range: 'bytes=0-2' })
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
    206,
    `bytes 0-2/${gif.length}`,
    'GIF',
  ])
  const beyond = await get('p/dot.gif', { range: 'bytes=9999-' })
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${gif.length}`])
})

test('an SVG is sandboxed, so that its scripts do not run', async () => {
  const { headers } = await get('p/drawing.svg')
  expect([headers.get('content-type'), headers.get('content-security-policy')]).toEqual(['image/svg+xml', 'sandbox'])
})

test('an image that only drafts use is served only with the token', async () => {
  expect((await get('p/secret.gif')).status).toBe(404)
  const response = await get('p/secret.gif', asPreview)
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  expect((await get('p/unused.gif', asPreview)).status).toBe(404)
})

test('a file that is not an image returns 404, even if its name ends in .png', async () => {
  expect((await get('p/not-an-image.png')).status).toBe(404)
  expect((await get('_posts/a.md')).status).toBe(404)
  expect((await get('')).status).toBe(404)
})

test.each([
  '/media/p/../p/dot.gif',
  '/media/../package.json',
  '/media/..%2f..%2fetc/passwd',
  '/media/p%2fdot.gif',
  '/media//p/dot.gif',
  '/media/%00p/dot.gif',
  '/media/%zz',
  '/media/p/dot.gif/',
  '/media/.',
  '/media/p\\dot.gif',
])('%s returns 404', async (path) => {
  expect(await statusOf(path)).toBe(404)
})

test('a symbolic link out of the content folder is not followed', async () => {
  await using linked = await createTestSite({ '_posts/a.md': article('A', [], '![](/in.gif)'), 'in.gif': gif })
  const server = await linked.listen()
  expect((await fetch(`${server}/media/in.gif`)).status).toBe(200)
  linked.remove('in.gif')
  const outside = join(site.contentDir, 'p/dot.gif')
  symlinkSync(outside, join(linked.contentDir, 'in.gif'))
  expect((await fetch(`${server}/media/in.gif`)).status).toBe(404)
  linked.remove('in.gif')
  expect((await fetch(`${server}/media/in.gif`)).status).toBe(404)
  writeFileSync(join(linked.contentDir, 'in.gif'), gif)
  expect((await fetch(`${server}/media/in.gif`)).status).toBe(200)
})

const attachments = {
  '_posts/shown.md': article(
    'Shown',
    [],
    [
      '[report](/p/report.pdf#page=2) [table](</p/数据 1.csv>) [page](/p/page.html) [key](/p/key.pem) [full](/p/full.svg)',
      '[notes](/p/notes.txt) [draft](/p/draft.txt) [later](/p/later.zip) ![Talk](/p/talk.mp3)',
      '',
      '<video controls poster="/p/dot.gif"><source src="/p/film.mp4"><track src="/p/film.vtt"></video>',
    ].join('\n'),
  ),
  '_posts/secret.md': article('Secret', ['draft: true'], '[hidden](/p/hidden.pdf)'),
  'p/report.pdf': '%PDF-1.4 report',
  'p/hidden.pdf': '%PDF-1.4 hidden',
  'p/unused.pdf': '%PDF-1.4 unused',
  'p/数据 1.csv': 'a,b',
  'p/page.html': '<script>alert(1)</script>',
  'p/key.pem': 'PRIVATE',
  'p/full.svg': svg,
  'p/notes.txt': 'Only text',
  'p/draft.txt': '---\ntitle: A draft\ndraft: true\n---\nNot yet',
  'p/talk.mp3': 'ID3 sound',
  'p/film.mp4': 'film',
  'p/film.vtt': 'WEBVTT',
  'p/dot.gif': gif,
}

test('files that a visible article links to or plays are served with their types, and others are not', async () => {
  await using other = await createTestSite(attachments)
  const server = `${await other.listen()}/media/p/`
  const headersOf = async (name: string) => {
    const { status, headers } = await fetch(server + encodeURIComponent(name))
    const [type, csp, disposition] = ['content-type', 'content-security-policy', 'content-disposition'].map((header) =>
      headers.get(header),
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    return status === 200 ? [type, csp, disposition] : status
  }
  expect(await headersOf('report.pdf')).toEqual(['application/pdf', null, null])
  expect(await headersOf('talk.mp3')).toEqual(['audio/mpeg', 'sandbox', null])
  expect(await headersOf('film.mp4')).toEqual(['video/mp4', 'sandbox', null])
  expect(await headersOf('film.vtt')).toEqual(['text/vtt; charset=utf-8', 'sandbox', null])
  expect(await headersOf('full.svg')).toEqual(['image/svg+xml', 'sandbox', null])
  expect(await headersOf('数据 1.csv')).toEqual([
    'text/csv; charset=utf-8',
    'sandbox',
    "attachment; filename*=UTF-8''%E6%95%B0%E6%8D%AE%201.csv",
  ])
  expect(await headersOf('notes.txt')).toEqual([
    'text/plain; charset=utf-8',
    'sandbox',
    "attachment; filename*=UTF-8''notes.txt",
  ])
  for (const name of ['page.html', 'key.pem', 'draft.txt', 'unused.pdf', 'hidden.pdf', 'later.zip'])
    expect([name, await headersOf(name)]).toEqual([name, 404])
  const preview = await fetch(`${server}hidden.pdf`, { headers: asPreview })
  expect([preview.status, preview.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  const part = await fetch(`${server}film.mp4`, { headers: { range: 'bytes=1-2' } })
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 1-2/4', 'il'])
  expect(part.headers.get('etag')).toMatch(/^W\/"/)
})

test('html leads to the files on this server, also to a file that comes later', async () => {
  await using other = await createTestSite(attachments)
  const html = async () => {
    const { data } = await other.execute('{ article(by: { file: "_posts/shown.md" }) { html(absoluteImages: false) } }')
    return data.article.html
  }
  expect(await html()).toContain('<a href="/media/p/report.pdf#page=2">report</a>')
  expect(await html()).toContain('<a href="/media/p/notes.txt">notes</a>')
  expect(await html()).toContain('<audio controls src="/media/p/talk.mp3" title="Talk"></audio>')
  expect(await html()).toContain('<source src="/media/p/film.mp4" /><track src="/media/p/film.vtt" />')
  expect(await html()).toContain('<a href="/p/later.zip">later</a> ')
  other.write({ 'p/later.zip': 'PK', 'p/notes2.txt': 'x' })
  other.remove('p/talk.mp3')
  await other.import()
  expect(await html()).toContain('<a href="/media/p/later.zip">later</a> ')
  expect(await html()).toContain('<audio controls src="/p/talk.mp3" title="Talk"></audio>')
  const { data } = await other.execute('{ article(by: { file: "_posts/shown.md" }) { html } }')
  expect(data.article.html).toContain('<a href="https://content.example.org/media/p/report.pdf#page=2">report</a>')
})
