import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { readImageFile } from '../src/files/image-file.ts'

const gif = Buffer.from('R0lGODlhAwACAIAAAP///wAAACH5BAAAAAAALAAAAAADAAIAAAIDjAkFADs=', 'base64')

/** Writes a file and reads what it is. */
function read(content: string | Uint8Array, name = 'a.png') {
  const path = join(mkdtempSync(join(tmpdir(), 'broadsheet-image-')), name)
  writeFileSync(path, content)
  return readImageFile(path)
}

test('dimensions, type, size and hash are read from the file', async () => {
  expect(await read(gif, 'a.gif')).toEqual({
    width: 3,
    height: 2,
    mimeType: 'image/gif',
    bytes: gif.length,
    sha256: '7e2720717261333d09a3bab5a83737ea82c3bb1fca3a2b61044fa6e6249bc499',
  })
})

test('the type comes from the content, not from the file name', async () => {
  expect(await read(gif, 'a.png')).toMatchObject({ mimeType: 'image/gif' })
})

test.each([
  ['image/png', 'png'],
  ['image/jpeg', 'jpeg'],
  ['image/webp', 'webp'],
  ['image/avif', 'avif'],
  ['image/tiff', 'tiff'],
] as const)('the dimensions of a file of the type %s are read', async (mimeType, format) => {
  const image = sharp({ create: { width: 70, height: 30, channels: 3, background: '#c04020' } })
  expect(await read(await image.toFormat(format).toBuffer())).toMatchObject({ width: 70, height: 30, mimeType })
})

test('a file of more than half a megabyte is read in several steps, and its hash is of the whole file', async () => {
  const size = 1_400_000
  const content = Buffer.alloc(size)
  gif.copy(content)
  const sha256 = createHash('sha256').update(content).digest('hex')
  expect(await read(content)).toMatchObject({ width: 3, height: 2, bytes: size, sha256 })
})

test('the dimensions of an SVG come from its viewBox', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20.4"></svg>'
  expect(await read(svg, 'a.svg')).toMatchObject({ width: 30, height: 20, mimeType: 'image/svg+xml' })
})

const comment = `<!-- ${'made by a program '.repeat(200)}-->`
const doctype =
  '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd" [<!ENTITY ns "http://www.w3.org/2000/svg">]>'

test.each([
  ['no size', '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>', null],
  ['a width in percent', '<svg width="100%" height="100%"><g/></svg>', null],
  ['only a width', '<svg width="30"></svg>', null],
  ['a prefix', '<svg:svg xmlns:svg="http://www.w3.org/2000/svg" width="30" height="20"></svg:svg>', null],
  ['a long comment in front', `${comment}<svg width="30" height="20"></svg>`, 30],
  ['a document type with entities', `<?xml version="1.0"?>\n${doctype}\n<svg width="30" height="20"></svg>`, 30],
  ['UTF-16', Buffer.from('\ufeff<svg width="30" height="20"></svg>', 'utf16le'), 30],
])('an SVG with %s is an SVG', async (_, svg, width) => {
  expect(await read(svg, 'a.svg')).toMatchObject({ width, mimeType: 'image/svg+xml' })
})

test.each([
  ['a page of HTML', '<!doctype html><html><body><svg width="1" height="1"></svg></body></html>'],
  ['a comment without an end', '<!-- <svg width="1" height="1">'],
  ['a feed', '<?xml version="1.0"?><rss><channel><title>&lt;svg></title></channel></rss>'],
])('%s with the name of an image is not an image', async (_, text) => {
  expect(await read(text, 'a.svg')).toMatchObject({ width: null, mimeType: null })
})

test('a GIF of no width has no width', async () => {
  const thin = Buffer.from(gif)
  thin.writeUInt16LE(0, 6)
  expect(await read(thin)).toMatchObject({ width: null, height: 2, mimeType: 'image/gif' })
})

test('a photo in portrait orientation is higher than wide', async () => {
  expect(await read(uprightJpeg())).toMatchObject({ width: 2, height: 3, mimeType: 'image/jpeg' })
})

const unknown = { width: null, height: null, mimeType: null }

test.each(['', 'not an image', '\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000', '<svg', 'P6 3 2 255 ', '8BPS'])(
  'a file that is not an image for browsers has no dimensions: %j',
  async (text) => {
    expect(await read(text)).toMatchObject(unknown)
  },
)

/** A box of ISO/IEC 14496-12: four bytes of length, which may lie, four of type, and the content. */
function box(type: string, content: Uint8Array, length = content.length + 8): Uint8Array {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(length)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, content])
}

/** An AVIF that says only how large it is: 9 × 7 pixels. */
function avif(ispe: Uint8Array): Uint8Array {
  const meta = Buffer.concat([Buffer.alloc(4), box('iprp', box('ipco', ispe))])
  return Buffer.concat([box('ftyp', Buffer.from('avif\0\0\0\0avifmif1')), box('meta', meta)])
}
const nineBySeven = Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 7])

// https://github.com/advisories/GHSA-5p2g-fcmc-qvqq and GHSA-w3rx-r6r6-pgpr: such files never ended in image-size 2.0.2.
test('a file whose boxes say that they have no length ends, and has no dimensions', async () => {
  expect(await read(avif(box('ispe', nineBySeven)))).toMatchObject({ width: 9, height: 7, mimeType: 'image/avif' })
  expect(await read(avif(box('ispe', nineBySeven, 0)))).toMatchObject(unknown)
  const signature = [box('JXL ', Buffer.from('0d0a870a', 'hex')), box('ftyp', Buffer.from('jxl \0\0\0\0jxl '))]
  const stream = box('jxlp', Buffer.alloc(72), 0)
  expect(await read(Buffer.concat([...signature, stream]))).toMatchObject(unknown)
  expect(await read(Buffer.from('69636e73000000106973333200000000', 'hex'))).toMatchObject(unknown)
})

test('only the first 64 kilobytes of an AVIF are searched for its dimensions', async () => {
  const sizes = (count: number) => avif(Buffer.concat(Array(count).fill(box('ispe', nineBySeven))))
  expect(await read(sizes(3_000))).toMatchObject({ width: 9, height: 7 })
  expect(await read(sizes(26_000))).toMatchObject(unknown)
})

/** A JPEG stored 3 pixels wide and 2 high, with EXIF orientation 6: rotate by 90 degrees. */
function uprightJpeg(): Uint8Array {
  const exif = [
    0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0,
    0, 0,
  ]
  const frame = [8, 0, 2, 0, 3, 1, 1, 0x11, 0]
  const segment = (marker: number, bytes: number[]) => [0xff, marker, 0, bytes.length + 2, ...bytes]
  return Uint8Array.from([0xff, 0xd8, ...segment(0xe1, exif), ...segment(0xc0, frame), 0xff, 0xd9])
}
