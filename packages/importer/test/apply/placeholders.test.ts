import { DatabaseSync } from 'node:sqlite'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { article, testArchive } from '../support/test-archive.ts'

function photo(background: string): Promise<Buffer> {
  return sharp({ create: { width: 320, height: 200, channels: 3, background } })
    .png()
    .toBuffer()
}

const columns = 'SELECT file, color, preview FROM Image ORDER BY file'

test('an import makes the placeholders of local images, and of no others', async () => {
  using archive = testArchive({
    'a.md': article(
      'Pictures',
      [],
      '![](blue.png) ![](drawing.svg) ![](gone.png) ![](https://elsewhere.example/x.jpg)',
    ),
    'blue.png': await photo('#2040c0'),
    'drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"></svg>',
  })
  await archive.import()
  const images = archive.query(columns)
  expect(images.find(({ file }) => file === 'blue.png')).toEqual({
    file: 'blue.png',
    color: '#2040c0',
    preview: expect.stringMatching(/^UklGR/),
  })
  const others = images.filter(({ file }) => file !== 'blue.png')
  expect(others.map(({ preview }) => preview)).toEqual([null, null, null])
})

test('an image that was decoded before is not decoded again: unchanged, moved or copied', async () => {
  const content = await photo('#2040c0')
  using archive = testArchive({
    'a.md': article('Pictures', [], '![](blue.png)'),
    'blue.png': content,
  })
  await archive.import()
  const connection = new DatabaseSync(archive.databaseFile)
  connection.exec("UPDATE Image SET preview = 'made before'")
  connection.close()
  archive.folder.write({ 'b.md': article('Copy', [], '![](copy/blue.png)'), 'copy/blue.png': content })
  await archive.import({ full: true })
  expect(archive.query(columns).map(({ preview }) => preview)).toEqual(['made before', 'made before'])
})

test('a changed image gets a new placeholder', async () => {
  using archive = testArchive({ 'a.md': article('Pictures', [], '![](p.png)'), 'p.png': await photo('#2040c0') })
  await archive.import()
  archive.folder.write({ 'p.png': await photo('#c04020') })
  await archive.import()
  expect(archive.query(columns)).toMatchObject([{ color: '#c04020' }])
})

test('site.yml turns placeholders off, and on again', async () => {
  using archive = testArchive({
    'site.yml': 'placeholders: off',
    'a.md': article('Pictures', [], '![](p.png)'),
    'p.png': await photo('#2040c0'),
  })
  await archive.import()
  expect(archive.query(columns)).toMatchObject([{ color: null, preview: null }])
  archive.folder.write({ 'site.yml': 'placeholders: on' })
  await archive.import()
  expect(archive.query(columns)).toMatchObject([{ color: '#2040c0' }])
  archive.folder.write({ 'site.yml': 'placeholders: off' })
  await archive.import()
  expect(archive.query(columns)).toMatchObject([{ color: null, preview: null }])
})
