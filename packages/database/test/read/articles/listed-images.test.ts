import { expect, onTestFinished, test } from 'vitest'
import type { ImageNode, ImageRole, Reader } from '../../../src/index.ts'
import { encodeImageList } from '../../../src/schema/image-list.ts'
import { ReadArchive, sync } from '../../support/read-archive.ts'

const roles: ImageRole[] = ['HEAD', 'THUMBNAIL', 'COVER', 'BODY']

/** Articles with 0 to 9 images. Every article shows one image of all of them, the last one twice. */
function archive(): ReadArchive {
  const made = new ReadArchive(
    Array.from({ length: 10 }, (_, count) => ({
      slug: `with-${count}`,
      publishedAt: count,
      images: Array.from({ length: count }, (_, at) => ({
        url: at === 1 || at === 8 ? '/media/shared.png' : `https://img.example.org/${count}/${at}.png`,
        role: roles[(at * 3 + count) % 4] ?? 'BODY',
        alt: at % 2 ? null : `Image ${at}`,
        status: at === 1 || at === 8 ? 'LOCAL' : 'REMOTE',
      })),
    })),
  )
  onTestFinished(() => made[Symbol.dispose]())
  return made
}

/** Every page of up to 4 images of every article, in both directions, with every field of its nodes and edges. */
function everyPage(reader: Reader): unknown[] {
  const pages: unknown[] = []
  const cursors = sync(reader.articles.imagesOf(articlesOf(reader)[0] ?? fail(), {}).edges()).map(
    ({ cursor }) => cursor,
  )
  for (const size of [0, 1, 2, 4])
    for (const cursor of [undefined, ...cursors.slice(0, 6)])
      for (const some of [undefined, roles.slice(0, 2), roles.slice(3)]) {
        for (const args of [
          { first: size, after: cursor },
          { last: size, before: cursor },
          { first: size, before: cursor },
          ...(cursor === undefined ? [{ first: size, offset: 2 }] : []),
        ]) {
          // Reads the articles again, so that one page does not find the rows of another one.
          for (const article of articlesOf(reader)) {
            const connection = reader.articles.imagesOf(article, { ...args, roles: some })
            const { startCursor, endCursor, hasNextPage, hasPreviousPage } = sync(connection.pageInfo())
            pages.push({
              args,
              info: [startCursor, endCursor, hasNextPage, hasPreviousPage, connection.totalCount()],
              edges: sync(connection.edges()).map(({ node, use, cursor }) => ({ cursor, use, node: fieldsOf(node) })),
              nodes: sync(connection.nodes()).map((node) => [fieldsOf(node), reader.images.usageCountOf(node)]),
            })
          }
        }
      }
  return pages
}

const articlesOf = (reader: Reader) => sync(reader.articles.page({}).nodes())

function fail(): never {
  throw new Error('There are no articles')
}

const fieldsOf = ({ id, url, status, host, width, height, mimeType, bytes, sha256 }: ImageNode) => ({
  ...{ id, url, status, host, width, height, mimeType, bytes, sha256 },
})

test('every page of images is the same from the article and from the tables', () => {
  const made = archive()
  const listed = made.ask(everyPage)
  made.connection.exec('UPDATE Article SET imageList = NULL')
  expect(made.ask(everyPage)).toEqual(listed)
})

test('tables are read for edges after nodes, because nodes have fewer columns', () => {
  const made = archive()
  made.connection.exec('UPDATE Article SET imageList = NULL')
  const imagesRead = (ask: (images: ReturnType<Reader['articles']['imagesOf']>) => void) =>
    made
      .cost((reader) => {
        for (const article of articlesOf(reader)) ask(reader.articles.imagesOf(article, { first: 1 }))
      })
      .slice(1)
  expect(imagesRead((images) => sync(images.nodes()))).toEqual(['9 × ImageUse, Image'])
  expect(imagesRead((images) => [images.edges(), images.nodes(), images.pageInfo()].map(sync))).toEqual([
    '9 × ImageUse, Image',
  ])
  expect(imagesRead((images) => [images.nodes(), images.edges()].map(sync))).toEqual([
    '9 × ImageUse, Image',
    '9 × ImageUse, Image',
  ])
})

test('a list of articles with their images takes one statement, and one more if an article has too many', () => {
  const made = archive()
  const urls = (reader: Reader) =>
    articlesOf(reader).map((article) => sync(reader.articles.imagesOf(article, {}).nodes()).map(({ url }) => url))
  expect(made.cost(urls)).toEqual(['10 × Article'])
  made.connection.exec(`UPDATE Article SET imageList = NULL WHERE slug = 'with-9'`)
  const before = made.ask(urls)
  expect(made.cost(urls)).toEqual(['10 × Article', '45 × ImageUse, Image'])
  expect(before[0]).toHaveLength(9)
})

test('more than 24 images, or long texts, are not repeated in the article', () => {
  const image = {
    id: 1,
    url: '/media/a.png',
    status: 'LOCAL',
    host: null,
    role: 'BODY',
    alt: null,
    referrerPolicy: null,
  }
  const file = { width: 1, height: 2, mimeType: null, bytes: null, sha256: null, served: null }
  const listed = { ...image, ...file, caption: null, useTitle: null, useWidth: null, useHeight: null }
  expect(encodeImageList(Array(24).fill(listed))).not.toBeNull()
  expect(encodeImageList(Array(25).fill(listed))).toBeNull()
  expect(encodeImageList([{ ...listed, caption: 'long '.repeat(2_000) }])).toBeNull()
  expect(encodeImageList([listed])).toBe('[[1,"/media/a.png","LOCAL","BODY",null,null,null,null,null,null,null,1,2]]')
})
