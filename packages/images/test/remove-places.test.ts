import { deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { expect, test } from 'vitest'
import { removePlaces } from '../src/metadata/remove-places.ts'

const place = { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 4567/100', GPSLongitude: '7/1 4/1 1234/100' }
const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 exif:GPSLatitude="51,30.4567N" dc:source="Ann Lee"><exif:GPSLongitude>7,4.1234E</exif:GPSLongitude></rdf:Description></rdf:RDF></x:xmpmeta>`

function photo(): Sharp {
  return sharp({ create: { width: 60, height: 40, channels: 3, background: '#c04020' } })
}

function withPlace(image: Sharp): Promise<Buffer> {
  return image
    .withExif({ IFD0: { Artist: 'Ann Lee', Orientation: '6' }, IFD3: place })
    .withXmp(xmp)
    .toBuffer()
}

/** The Exif data as text, in which a rational number is two numbers of four bytes. */
async function exifOf(content: Buffer): Promise<Buffer> {
  return (await sharp(content).metadata()).exif ?? Buffer.alloc(0)
}

/** 4567/100 as Exif stores it, in both byte orders. */
const seconds = [Buffer.from('d711000064000000', 'hex'), Buffer.from('000011d700000064', 'hex')]

test.each([
  ['JPEG', () => photo().jpeg()],
  ['PNG', () => photo().png()],
  ['WebP', () => photo().webp()],
  ['AVIF', () => photo().avif()],
])('the places of a %s are removed, and everything else stays', async (format, make) => {
  const before = await withPlace(make())
  expect(seconds.some((value) => before.includes(value))).toBe(true)
  const content = Buffer.from(before)
  expect(removePlaces(content)).toBe(true)

  expect(seconds.some((value) => content.includes(value))).toBe(false)
  expect(content.includes('51,30.4567N') || content.includes('7,4.1234E')).toBe(false)
  expect(content.length).toBe(before.length)
  expect(await sharp(content, { failOn: 'warning' }).raw().toBuffer()).toEqual(await sharp(before).raw().toBuffer())
  expect((await sharp(content).metadata()).orientation).toBe((await sharp(before).metadata()).orientation)
  expect((await exifOf(content)).includes('Ann Lee')).toBe(true)
  // The XMP of a PNG is compressed, so it is left out as a whole.
  const xmpAfter = (await sharp(content).metadata()).xmpAsString ?? ''
  expect(xmpAfter.includes('dc:source="Ann Lee"')).toBe(format !== 'PNG')
  expect(/51,30|7,4/.test(xmpAfter)).toBe(false)
  expect(removePlaces(Buffer.from(content))).toBe(false)
})

test('a file without a place is not changed', async () => {
  const before = await photo()
    .jpeg()
    .withExif({ IFD0: { Artist: 'Ann Lee' } })
    .toBuffer()
  const content = Buffer.from(before)
  expect(removePlaces(content)).toBe(false)
  expect(content).toEqual(before)
})

test('a profile that ImageMagick hides in the text of a PNG is cleared', async () => {
  const png = await photo().png().toBuffer()
  const profile = Buffer.concat([Buffer.from('Raw profile type exif\0\0'), deflateSync('exif 12 GPS')])
  const head = Buffer.alloc(8)
  head.writeUInt32BE(profile.length)
  head.write('zTXt', 4)
  // Behind the header chunk, which ends at byte 33.
  const content = Buffer.concat([png.subarray(0, 33), head, profile, Buffer.alloc(4), png.subarray(33)])
  expect(removePlaces(content)).toBe(true)
  expect(content.includes('Raw profile')).toBe(false)
  expect(await sharp(content, { failOn: 'warning' }).raw().toBuffer()).toEqual(await sharp(png).raw().toBuffer())
})

test.each([
  ['a directory outside of the file', 'II*\0\xff\xff\xff\x7f'],
  ['a directory that follows itself', 'II*\0\x08\0\0\0\x01\0\x00\x01\x03\0\x01\0\0\0\0\0\0\0\x08\0\0\0'],
  ['an end in the middle of a number', 'MM\0*\0\0'],
  ['a place that is the header', 'II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\0\0\0\0\0\0\0\0'],
])('broken Exif data ends the search: %s', (_name, text) => {
  const content = Buffer.from(text, 'latin1')
  expect(removePlaces(content)).toBe(false)
  expect(content).toEqual(Buffer.from(text, 'latin1'))
})
