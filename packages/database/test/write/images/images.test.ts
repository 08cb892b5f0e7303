import { expect, test } from 'vitest'
import { decodeImageList } from '../../../src/schema/image-list.ts'
import { chooseCover } from '../../../src/write/images/cover.ts'
import { Archive, site } from '../../support/archive.ts'
import { articleRows, fileRow, picture, showing } from '../../support/article-rows.ts'

const images = (archive: Archive) => archive.rows('SELECT url FROM Image ORDER BY url').flat()
const covers = `SELECT c.url, t.url FROM Article a LEFT JOIN Image c ON c.id = a.coverId LEFT JOIN Image t ON t.id = a.thumbnailId`

test.each([
  ['the head picture before the cover', ['BODY', 'COVER', 'HEAD'], 2, 2],
  ['the cover before the thumbnail, which stays the thumbnail', ['BODY', 'THUMBNAIL', 'COVER'], 2, 1],
  ['the thumbnail before the body', ['BODY', 'THUMBNAIL'], 1, 1],
  ['the first of the body', ['BODY', 'BODY'], 0, 0],
  ['none', [], null, null],
])('the best image for a list is %s', (_, roles, coverId, thumbnailId) => {
  expect(chooseCover(roles.map((role, id) => ({ id, role, status: 'REMOTE' })))).toEqual({ coverId, thumbnailId })
})

test('a missing image becomes a cover only when it exists', () => {
  using archive = new Archive()
  const missing = picture('/media/a.png', { status: 'MISSING', file: 'a.png' })
  archive.put({ 'a.md': { images: [showing(missing, 'HEAD'), showing(picture('https://x.example/b.png'))] } })
  expect(archive.rows(covers)).toEqual([['https://x.example/b.png', 'https://x.example/b.png']])
  archive.import((writer) => writer.putImage({ ...missing, status: 'LOCAL', width: 8 }))
  expect(archive.rows(covers)).toEqual([['/media/a.png', '/media/a.png']])
})

test('an image used twice is one image with two uses', () => {
  using archive = new Archive()
  const shown = picture('https://x.example/a.png')
  archive.put({ 'a.md': { images: [showing(shown, 'HEAD'), showing(shown)] }, 'b.md': { images: [showing(shown)] } })
  expect(images(archive)).toEqual(['https://x.example/a.png'])
  expect(archive.rows('SELECT position, role FROM ImageUse ORDER BY articleId, position').toSorted()).toEqual([
    [0, 'BODY'],
    [0, 'HEAD'],
    [1, 'BODY'],
  ])
})

test('an image is deleted with the last article that uses it, unless it is the avatar of an author', () => {
  using archive = new Archive()
  const [face, other] = [picture('/media/face.png'), picture('/media/other.png')]
  const ada = { name: 'Ada', aliases: [], slug: null, bio: null, url: null, avatar: face }
  archive.import((writer) => {
    writer.putSite({ ...site, authors: [ada] })
    writer.putFile(fileRow('a.md'), articleRows('a.md', { images: [showing(face), showing(other)] }), [])
  })
  archive.remove('a.md')
  expect(images(archive)).toEqual(['/media/face.png'])
  archive.import((writer) => writer.putSite({ ...site, authors: [{ ...ada, avatar: null }] }))
  expect(images(archive)).toEqual([])
})

test('articles are found by the base name of an image that they use', () => {
  using archive = new Archive()
  archive.put({
    'a.md': { images: [showing(picture('/media/p/%E6%B5%B7.png', { status: 'LOCAL', file: 'p/海.png' }))] },
    'b.md': { images: [showing(picture('https://x.example/%E6%B5%B7.png?w=1#x'))] },
    'c.md': { images: [showing(picture('https://x.example/100%.png'))] },
  })
  archive.import((writer) => {
    expect(writer.filesShowing('海.png')).toEqual(['a.md', 'b.md'])
    expect(writer.filesShowing('100%.png')).toEqual(['c.md'])
    expect([...writer.pictures()]).toEqual([picture('/media/p/%E6%B5%B7.png', { status: 'LOCAL', file: 'p/海.png' })])
  })
})

test('an unchanged image is not written', () => {
  using archive = new Archive()
  const shown = picture('/media/a.png', { status: 'LOCAL', file: 'a.png', width: 8 })
  archive.put({ 'a.md': { images: [showing(shown)] } })
  expect(archive.import((writer) => writer.putImage(shown)).revision).toBe(1)
  expect(archive.import((writer) => writer.putImage({ ...shown, width: 9 })).revision).toBe(2)
})

test('an article repeats its images, also after one of them has changed', () => {
  using archive = new Archive()
  const shown = picture('/media/a.png', { status: 'LOCAL', file: 'a.png', width: 8 })
  const remote = picture('https://x.example/b.png')
  archive.put({ 'a.md': { images: [showing(remote), showing(shown)] }, 'b.md': { images: [showing(shown)] } })
  const widths = () =>
    archive
      .rows('SELECT imageList FROM Article ORDER BY file')
      .map(([list]) => decodeImageList(String(list)).map(({ url, width }) => `${url} ${width}`))
  expect(widths()).toEqual([[`${remote.url} ${remote.width}`, '/media/a.png 8'], ['/media/a.png 8']])
  archive.import((writer) => writer.putImage({ ...shown, width: 9 }))
  expect(widths()).toEqual([[`${remote.url} ${remote.width}`, '/media/a.png 9'], ['/media/a.png 9']])
})
