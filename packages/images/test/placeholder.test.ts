import sharp from 'sharp'
import { expect, test } from 'vitest'
import { makePlaceholder } from '../src/pixels/placeholder.ts'

const red = { width: 1200, height: 800, channels: 3, background: '#c04020' } as const

/** The size and the metadata of a preview. */
function metadataOf(preview: string) {
  return sharp(Buffer.from(preview, 'base64')).metadata()
}

test('a photo gets its average colour and a preview of 16 pixels', async () => {
  const made = await makePlaceholder(await sharp({ create: red }).jpeg().toBuffer())
  expect(made?.color).toMatch(/^#(?:bf|c0|c1)(?:3f|40|41)(?:1f|20|21)$/)
  expect(made?.preview.length).toBeLessThan(200)
  expect(await metadataOf(made?.preview ?? '')).toMatchObject({ format: 'webp', width: 16, height: 11 })
})

test('the preview is upright and has no metadata', async () => {
  const turned = await sharp({ create: red })
    .jpeg()
    .withExif({ IFD0: { Artist: 'Ann Lee' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer()
  const made = await makePlaceholder(turned)
  const metadata = await metadataOf(made?.preview ?? '')
  expect(metadata).toMatchObject({ width: 11, height: 16 })
  expect(metadata.exif).toBeUndefined()
})

test('an image with transparent parts has a preview and no colour', async () => {
  const clear = await sharp({ create: { width: 90, height: 60, channels: 4, background: '#ff000040' } })
    .png()
    .toBuffer()
  const made = await makePlaceholder(clear)
  expect(made?.color).toBeNull()
  expect(await metadataOf(made?.preview ?? '')).toMatchObject({ hasAlpha: true })
})

test.each([
  ['text', Buffer.from('not an image')],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>')],
  ['half a PNG header', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
])('%s has no placeholder', async (_name, content) => {
  expect(await makePlaceholder(content)).toBeNull()
})
