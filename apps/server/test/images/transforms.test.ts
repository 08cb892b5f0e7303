import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, asPreview, createTestSite, publicUrl, type TestSite } from '../test-site.ts'

/** A photo of one colour, with a place and an orientation in its metadata: 1200 × 800 pixels, shown as 800 × 1200. */
async function turnedPhoto(): Promise<Buffer> {
  return sharp({ create: { width: 1200, height: 800, channels: 3, background: '#c04020' } })
    .jpeg()
    .withExif({ IFD0: { Artist: 'Ann Lee' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer()
}

async function huge(): Promise<Buffer> {
  return sharp({ create: { width: 20_000, height: 20_000, channels: 3, background: '#fff' }, limitInputPixels: false })
    .png({ compressionLevel: 9 })
    .toBuffer()
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><script>alert(1)</script></svg>'
let site: TestSite
let url: string

beforeAll(async () => {
  const photo = await turnedPhoto()
  const transparent = await sharp({ create: { width: 900, height: 600, channels: 4, background: '#00000000' } })
    .png()
    .toBuffer()
  const noisy = await sharp({
    create: {
      width: 500,
      height: 500,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  })
    .png()
    .toBuffer()
  const gif = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#123456' } })
    .gif()
    .toBuffer()
  expect((await sharp(photo).metadata()).exif?.includes(Buffer.from('3300000001000000', 'hex'))).toBe(true)
  site = await createTestSite({
    'a.md': article(
      'Pictures',
      ['cover: photo.jpg'],
      `![](photo.jpg) ![](clear.png) ![](broken.png) ![](drawing.svg) ![](huge.png) ![](tiny.gif) ![](named.png)
![](https://elsewhere.example/x.jpg) ![](gone.jpg) ![](edited.jpg)`,
    ),
    'draft.md': article('Draft', ['draft: true'], '![](secret.jpg)'),
    'photo.jpg': photo,
    'edited.jpg': photo,
    'secret.jpg': await sharp(photo).rotate(90).jpeg().toBuffer(),
    'clear.png': transparent,
    'broken.png': noisy.subarray(0, Math.floor(noisy.length / 2)),
    'drawing.svg': svg,
    'named.png': svg,
    'huge.png': await huge(),
    'tiny.gif': gif,
    'other.txt': 'Not an image.',
  })
  url = await site.listen()
})
afterAll(() => site[Symbol.asyncDispose]())

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(url + path, { headers })
  const body = Buffer.from(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, body, text: body.toString() }
}

/** Asks the API for the images, and returns one by the name of its file. */
async function image(name: string, fields: string) {
  const { data, errors } = await site.execute(`{ images(first: 20) { nodes { plain: url ${fields} } } }`)
  expect(errors).toBeUndefined()
  return data.images.nodes.find(({ plain }: { plain: string }) => plain.endsWith(name))
}

test.each([
  ['AVIF', 'heif'],
  ['WEBP', 'webp'],
  ['JPEG', 'jpeg'],
] as const)('a photo in %s is upright, as wide as asked and without metadata', async (format, expected) => {
  const { address } = await image('photo.jpg', `address: url(transform: { width: 320, format: ${format} })`)
  const { status, headers, body } = await get(address.replace(publicUrl, ''))
  expect([status, headers.get('content-type')]).toEqual([200, `image/${format.toLowerCase()}`])
  const made = await sharp(body).metadata()
  expect([made.format, made.width, made.height]).toEqual([expected, 320, 480])
  expect([made.exif, made.orientation, made.xmp]).toEqual([undefined, undefined, undefined])
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
})

test('COVER cuts an image to both sides, CONTAIN keeps all of it, and no image grows', async () => {
  const sizeOf = async (transform: string) => {
    const { address } = await image('photo.jpg', `address: url(transform: { ${transform} })`)
    const { width, height } = await sharp((await get(address.replace(publicUrl, ''))).body).metadata()
    return [width, height]
  }
  expect(await sizeOf('width: 640, height: 360')).toEqual([640, 360])
  expect(await sizeOf('width: 640, height: 360, fit: CONTAIN')).toEqual([240, 360])
  expect(await sizeOf('height: 240')).toEqual([160, 240])
  expect(await sizeOf('width: 2560')).toEqual([800, 1200])
})

test('transparency stays in WebP and becomes white in JPEG', async () => {
  const { webp, jpeg } = await image(
    'clear.png',
    'webp: url(transform: { width: 160 }) jpeg: url(transform: { width: 160, format: JPEG })',
  )
  const clear = await sharp((await get(webp.replace(publicUrl, ''))).body)
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect([clear.info.channels, clear.data[3]]).toEqual([4, 0])
  const white = await sharp((await get(jpeg.replace(publicUrl, ''))).body)
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect([white.info.channels, white.data[0]]).toEqual([3, 255])
})

test('a file at its own address is sent without the place in its metadata, and with everything else', async () => {
  const { status, headers, body } = await get('/media/photo.jpg')
  expect([status, headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  const metadata = await sharp(body).metadata()
  expect([metadata.width, metadata.height, metadata.orientation]).toEqual([1200, 800, 6])
  const exif = metadata.exif ?? Buffer.alloc(0)
  expect(exif.includes('Ann Lee')).toBe(true)
  // 51/1 and 30/1 in both byte orders.
  expect(['3300000001000000', '0000003300000001'].some((value) => exif.includes(Buffer.from(value, 'hex')))).toBe(false)
  const part = await get('/media/photo.jpg', { Range: 'bytes=0-99' })
  expect([part.status, part.body]).toEqual([206, body.subarray(0, 100)])
})

test('an image has a colour and a preview to show until it is there, unless it has no pixels', async () => {
  const photo = await image('photo.jpg', 'placeholder color')
  expect(photo.color).toMatch(/^#c[01]4[01]2[01]$/)
  const [head, content = ''] = photo.placeholder.split(',')
  expect(head).toBe('data:image/webp;base64')
  expect(await sharp(Buffer.from(content, 'base64')).metadata()).toMatchObject({ width: 11, height: 16 })
  expect(await image('clear.png', 'placeholder color')).toMatchObject({ color: null, placeholder: expect.any(String) })
  for (const name of ['drawing.svg', 'huge.png', 'broken.png', 'tiny.gif', 'gone.jpg', 'x.jpg']) {
    const found = await image(name, 'placeholder color')
    expect([name, found.color, found.placeholder]).toEqual([name, null, null])
  }
})

test('srcSet has widths up to that of the file, and the file as it is once', async () => {
  const { some, all } = await image('photo.jpg', 'some: srcSet(widths: [1600, 320, 640]) all: srcSet(format: AVIF)')
  const [first = ''] = some.split(', ')
  expect(first).toMatch(new RegExp(`^${publicUrl}/media/photo.jpg\\?width=320&format=webp&v=[0-9a-f]{12} 320w$`))
  expect(some.match(/\d+w/g)).toEqual(['320w', '640w', '800w'])
  expect(all.match(/\d+w/g)).toEqual(['320w', '480w', '720w', '800w'])
  for (const candidate of all.split(', ')) {
    const [address = '', width] = candidate.split(' ')
    expect(`${(await sharp((await get(address.replace(publicUrl, ''))).body).metadata()).width}w`).toBe(width)
  }
})

test('images that cannot be transformed keep their address', async () => {
  for (const name of ['drawing.svg', 'huge.png', 'tiny.gif', 'named.png', 'gone.jpg', 'x.jpg']) {
    const found = await image(name, 'address: url(transform: { width: 320 }) srcSet')
    expect([name, found.address, found.srcSet]).toEqual([name, found.plain, null])
  }
})

test('a size or quality that is not allowed is an error that names the allowed ones', async () => {
  const { errors } = await site.execute('{ images { nodes { url(transform: { width: 321 }) } } }')
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } })
  expect(errors?.[0]?.message).toContain('width: 321 is not allowed; use one of 160, 240, 320')
  const other = await site.execute('{ images { nodes { srcSet(widths: [320], quality: 100) } } }')
  expect(other.errors?.[0]?.message).toContain('quality: 100 is not allowed; use one of 40, 50')
})

test.each([
  ['a forbidden width', '/media/photo.jpg?width=321', 400, 'width: 321 is not allowed; use one of 160, 240'],
  ['a width that is not a number', '/media/photo.jpg?width=-1', 400, 'width: "-1" is not a whole number'],
  [
    'an unknown format',
    '/media/photo.jpg?format=svg',
    400,
    'format: "svg" is not allowed; use one of avif, webp, jpeg',
  ],
  [
    'an unknown fit',
    '/media/photo.jpg?width=320&fit=fill',
    400,
    'fit: "fill" is not allowed; use one of cover, contain',
  ],
  ['a broken file', '/media/broken.png?width=320', 422, 'the image is broken'],
  ['an SVG with a script', '/media/drawing.svg?width=320', 422, 'image/svg+xml is not transformed'],
  ['an SVG with the name of a PNG', '/media/named.png?width=320', 422, 'image/svg+xml is not transformed'],
  ['20,000 × 20,000 pixels', '/media/huge.png?width=320', 422, '400 megapixels are more than 50'],
  ['a GIF', '/media/tiny.gif?width=320', 422, 'image/gif is not transformed'],
  ['a path out of the folder', '/media/..%2f..%2fetc/passwd?width=320', 404, ''],
  ['a file that no article shows', '/media/other.txt?width=320', 404, ''],
  ['an image of a draft', '/media/secret.jpg?width=320', 404, ''],
  ['a missing file', '/media/gone.jpg?width=320', 404, ''],
] as const)('a request for %s is refused', async (_what, path, status, message) => {
  const answer = await get(path)
  expect([answer.status, answer.text.slice(0, message.length)]).toEqual([status, message])
})

test('an image of a draft is transformed for the preview alone, and not cached by proxies', async () => {
  const { status, headers } = await get('/media/secret.jpg?width=320', asPreview)
  expect([status, headers.get('cache-control')]).toEqual([200, 'private, no-store'])
})

test('a thousand requests for a forbidden width and a broken file leave nothing in the cache', async () => {
  const folder = `${site.contentDir}-images`
  const before = existsSync(folder) ? readdirSync(folder, { recursive: true }).length : 0
  const statuses = new Map<number, number>()
  for (let round = 0; round < 10; round += 1) {
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, at) =>
        get(at % 2 ? `/media/photo.jpg?width=${1001 + 2 * at}` : '/media/broken.png?width=640'),
      ),
    )
    for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  expect(statuses).toEqual(
    new Map([
      [422, 500],
      [400, 500],
    ]),
  )
  expect(readdirSync(folder, { recursive: true })).toHaveLength(before)
})

test('many clients that ask for one image at once share one transform and get the same bytes', async () => {
  const answers = await Promise.all(Array.from({ length: 200 }, () => get('/media/clear.png?width=480&format=avif')))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
})

test('a file that changed after the import is not sent under the old version', async () => {
  const { address } = await image('edited.jpg', 'address: url(transform: { width: 480 })')
  const blue = await sharp({ create: { width: 700, height: 700, channels: 3, background: '#0000ff' } })
    .jpeg()
    .toBuffer()
  site.write({ 'edited.jpg': blue })
  const early = await get(address.replace(publicUrl, ''))
  expect([early.status, early.headers.get('retry-after')]).toEqual([503, '2'])
  await site.import()
  const fresh = (await image('edited.jpg', 'address: url(transform: { width: 480 })')).address
  expect(fresh).not.toBe(address)
  expect((await get(fresh.replace(publicUrl, ''))).headers.get('cache-control')).toContain('immutable')
  // The old address shows the new file, but caches keep it only for minutes.
  const old = await get(address.replace(publicUrl, ''))
  expect([old.status, old.headers.get('cache-control')]).toEqual([200, 'public, max-age=300'])
})

test('the cache keeps its limit', async () => {
  const noise = (seed: number) =>
    sharp({
      create: {
        width: 400,
        height: 400,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 100 + seed, sigma: 40 },
      },
    })
      .png()
      .toBuffer()
  const names = Array.from({ length: 12 }, (_, at) => `n${at}.png`)
  const files = Object.fromEntries(await Promise.all(names.map(async (name, at) => [name, await noise(at)] as const)))
  await using small = await createTestSite(
    { ...files, 'a.md': article('A', [], names.map((name) => `![](${name})`).join(' ')) },
    { imageBytes: 400_000 },
  )
  const base = await small.listen()
  for (const name of names) expect((await fetch(`${base}/media/${name}?width=320&quality=90`)).status).toBe(200)
  const folder = `${small.contentDir}-images`
  const bytes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size)
  expect(bytes.length).toBeGreaterThan(1)
  expect(bytes.length).toBeLessThan(names.length)
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(400_000)
})

test('html has a srcset for the images that can be smaller, if a client says how wide they are', async () => {
  const html = async (args: string) => {
    const { data } = await site.execute(`{ article(by: { path: "/a/" }) { html(${args}) } }`)
    return data.article.html as string
  }
  const sizes = '(min-width: 42rem) 38rem, 100vw'
  const text = await html(`imageSizes: "${sizes}"`)
  const [photo = ''] = text.match(/<img[^>]*photo[^>]*>/) ?? []
  expect(photo).toMatch(
    new RegExp(`srcset="${publicUrl}/media/photo.jpg\\?width=320&amp;format=webp&amp;v=\\w+ 320w, `),
  )
  expect(photo).toContain(`sizes="${sizes}"`)
  for (const name of ['drawing.svg', 'huge.png', 'tiny.gif', 'x.jpg', 'gone.jpg']) {
    expect(text.match(new RegExp(`<img[^>]*${name}[^>]*>`))?.[0]).not.toContain('srcset')
  }
  expect(await html('absoluteImages: false, imageSizes: "50vw"')).toContain('srcset="/media/photo.jpg?width=320')
  expect(await html('absoluteImages: false, imageSizes: "\\"><script>"')).not.toContain('<script>')
  expect(await html('absoluteImages: true')).not.toContain('srcset')
})

test('with a template, a service gets the address of the image and the transform', async () => {
  await using site = await createTestSite(
    { 'a.md': article('A', [], '![](x.jpg)'), 'x.jpg': await turnedPhoto() },
    { imageTemplate: 'https://img.example/rs:{fit:fill:fit}:{width}:{height}/q:{quality}/plain/{url}@{format}' },
  )
  const { data } = await site.execute(
    '{ images { nodes { url(transform: { width: 640, height: 360, fit: CONTAIN }) srcSet(widths: [320]) } } }',
  )
  const plain = encodeURIComponent(`${publicUrl}/media/x.jpg`)
  expect(data.images.nodes[0]).toEqual({
    url: `https://img.example/rs:fit:640:360/q:75/plain/${plain}@webp`,
    srcSet: `https://img.example/rs:fill:320:0/q:75/plain/${plain}@webp 320w`,
  })
})
