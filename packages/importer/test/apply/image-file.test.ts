import { join } from 'node:path'
import { readImageFile } from '@broadsheet/images'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'

const gif = Buffer.from('R0lGODlhAwACAIAAAP///wAAACH5BAAAAAAALAAAAAADAAIAAAIDjAkFADs=', 'base64')

test('dimensions, type, size and hash are read from the file', async () => {
  using folder = temporaryFolder({ 'a.gif': gif })
  expect(await readImageFile(join(folder.path, 'a.gif'))).toEqual({
    width: 3,
    height: 2,
    mimeType: 'image/gif',
    bytes: gif.length,
    sha256: '7e2720717261333d09a3bab5a83737ea82c3bb1fca3a2b61044fa6e6249bc499',
  })
})

test('the type comes from the content, not from the file name', async () => {
  using folder = temporaryFolder({ 'a.png': gif })
  expect(await readImageFile(join(folder.path, 'a.png'))).toMatchObject({ mimeType: 'image/gif' })
})

test('the dimensions of an SVG come from its viewBox', async () => {
  using folder = temporaryFolder({ 'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20.4"></svg>' })
  expect(await readImageFile(join(folder.path, 'a.svg'))).toMatchObject({
    width: 30,
    height: 20,
    mimeType: 'image/svg+xml',
  })
})

test('a photo in portrait orientation is higher than wide', async () => {
  using folder = temporaryFolder({ 'a.jpg': uprightJpeg() })
  expect(await readImageFile(join(folder.path, 'a.jpg'))).toMatchObject({ width: 2, height: 3, mimeType: 'image/jpeg' })
})

test.each(['', 'not an image', '\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000', '<svg'])(
  'a file that is not an image has no dimensions: %j',
  async (text) => {
    using folder = temporaryFolder({ 'a.png': text })
    expect(await readImageFile(join(folder.path, 'a.png'))).toMatchObject({ width: null, height: null, mimeType: null })
  },
)

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
