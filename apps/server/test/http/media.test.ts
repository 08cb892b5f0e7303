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
