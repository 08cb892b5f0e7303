import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { MirrorFolder } from '@broadsheet/images'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, asPreview, createTestSite, publicUrl, type TestSite } from '../test-site.ts'

const kept = 'https://images.example.net/harbour.jpg?size=large&v=2'
const secret = 'https://images.example.net/secret.jpg'
const dead = 'https://images.example.net/gone.jpg'
const fresh = 'https://images.example.net/new.jpg'
const at = Date.UTC(2026, 10, 1)
let site: TestSite
let url: string
let sha256: string
let secretHash: string

async function store(mirror: MirrorFolder, address: string, background: string): Promise<string> {
  const content = await sharp({ create: { width: 1200, height: 800, channels: 3, background } })
    .jpeg()
    .toBuffer()
  const hash = createHash('sha256').update(content).digest('hex')
  const path = await mirror.newFile()
  writeFileSync(path, content)
  await mirror.keep(path, { sha256: hash })
  const size = { width: 1200, height: 800, bytes: content.length }
  const file = { sha256: hash, mimeType: 'image/jpeg', ...size, color: '#c04020', preview: 'UklGRg==' }
  await mirror.add({ url: address, at, outcome: 'stored', reason: null, file })
  return hash
}

beforeAll(async () => {
  site = await createTestSite({
    'site.yml': 'mirror: serve',
    'a.md': article('Pictures', [`cover: ${dead}`], `![Harbour](${kept})\n\n![](${dead}) ![](${fresh})`),
    'draft.md': article('Draft', ['draft: true'], `![](${secret})`),
  })
  const mirror = new MirrorFolder(`${site.contentDir}-mirror`)
  sha256 = await store(mirror, kept, '#c04020')
  secretHash = await store(mirror, secret, '#2040c0')
  const reason = 'images.example.net answered 404'
  await mirror.add({ url: dead, at, outcome: 'dead', reason, file: null })
  await site.import()
  url = await site.listen()
})
afterAll(() => site[Symbol.asyncDispose]())

const fields = 'url status statusAt statusReason width height bytes color placeholder'

async function images(): Promise<Record<string, unknown>[]> {
  const { data, errors } = await site.execute(`{ images { nodes { ${fields} } } }`)
  expect(errors).toBeUndefined()
  return data.images.nodes
}

test('the copy of a remote image has its address on this server, and its size', async () => {
  const found = (await images()).find(({ status }) => status === 'MIRRORED')
  expect(found).toMatchObject({
    url: `${publicUrl}/media/@mirror/${sha256}.jpg`,
    statusAt: '2026-11-01T00:00:00.000Z',
    statusReason: null,
    width: 1200,
    height: 800,
    color: '#c04020',
    placeholder: 'data:image/webp;base64,UklGRg==',
  })
  const { data } = await site.execute(`{ image(by: { url: "${found?.url}" }) { status } }`)
  expect(data.image).toEqual({ status: 'MIRRORED' })
})

test('an image that is dead is DEAD with the reason, and one that was not visited is REMOTE', async () => {
  const all = await images()
  expect(all.find(({ url }) => url === dead)).toMatchObject({
    status: 'DEAD',
    statusAt: '2026-11-01T00:00:00.000Z',
    statusReason: 'images.example.net answered 404',
    width: null,
  })
  expect(all.find(({ url }) => url === fresh)).toMatchObject({ status: 'REMOTE', statusAt: null, statusReason: null })
})

test('the cover of an article is an image that is there', async () => {
  const { data } = await site.execute('{ articles { nodes { cover { status } } } }')
  expect(data.articles.nodes).toEqual([{ cover: { status: 'MIRRORED' } }])
})

test('html shows the copy with its size, and smaller forms of it', async () => {
  const { data } = await site.execute(`{ articles { nodes {
    plain: html(absoluteImages: false) sized: html(absoluteImages: false, imageSizes: "100vw") } } }`)
  const [{ plain, sized }] = data.articles.nodes
  const path = `/media/@mirror/${sha256}.jpg`
  expect(plain).toContain(
    `<img src="${path}" alt="Harbour" loading="lazy" decoding="async" width="1200" height="800" />`,
  )
  expect(plain).toContain(`src="${dead}"`)
  expect(sized).toContain(`srcset="${path}?width=320&amp;format=webp&amp;v=`)
})

test('a copy is sent as it is and in other forms, and never changes', async () => {
  const whole = await fetch(`${url}/media/@mirror/${sha256}.jpg`)
  expect(whole.status).toBe(200)
  expect(whole.headers.get('content-type')).toBe('image/jpeg')
  expect(whole.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(await sharp(Buffer.from(await whole.arrayBuffer())).metadata()).toMatchObject({ width: 1200 })
  const small = await fetch(`${url}/media/@mirror/${sha256}.jpg?width=320&format=webp`)
  expect(small.headers.get('content-type')).toBe('image/webp')
  expect(await sharp(Buffer.from(await small.arrayBuffer())).metadata()).toMatchObject({ width: 320 })
})

test('the copy of an image of a draft needs the preview token', async () => {
  expect((await fetch(`${url}/media/@mirror/${secretHash}.jpg`)).status).toBe(404)
  expect((await fetch(`${url}/media/@mirror/${secretHash}.jpg`, { headers: asPreview })).status).toBe(200)
})

test.each(['0'.repeat(64), '..', `../${'0'.repeat(64)}`, 'index.jsonl'])('there is no copy named %s', async (name) => {
  expect((await fetch(`${url}/media/@mirror/${encodeURIComponent(name)}.jpg`)).status).toBe(404)
})

test('with `mirror: keep`, pages show the remote image, and with `mirror: off` nothing is known of it', async () => {
  site.write({ 'site.yml': 'mirror: keep' })
  await site.import()
  expect((await images()).find(({ status }) => status === 'MIRRORED')).toMatchObject({ url: kept, width: 1200 })
  site.write({ 'site.yml': 'mirror: off' })
  await site.import()
  expect(new Set((await images()).map(({ status }) => status))).toEqual(new Set(['REMOTE']))
})
