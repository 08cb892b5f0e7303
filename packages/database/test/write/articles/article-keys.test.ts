import { expect, test } from 'vitest'
import { nodeId } from '../../../src/schema/node-ids.ts'
import { Archive, put } from '../../support/archive.ts'
import { articleRows, fileRow } from '../../support/article-rows.ts'

const asking = (id: string) => ({ article: { key: `id:${id}` } })
const identities = (archive: Archive) => archive.rows('SELECT file, key FROM Article ORDER BY file')
const found = 'SELECT file, severity, message FROM Diagnostic ORDER BY file, position'

test('an id is the first 53 bits of a SHA-256, which a number can hold', () => {
  expect(nodeId('Article', 'file:a.md')).toMatchInlineSnapshot(`3549857475944833`)
  expect(nodeId('Author', 'file:a.md')).not.toBe(nodeId('Article', 'file:a.md'))
})

test('the id of an article is made from its key', () => {
  using archive = new Archive()
  archive.put({ 'a.md': {}, 'b.md': asking('7') })
  expect(archive.rows('SELECT id, key FROM Article ORDER BY file')).toEqual([
    [nodeId('Article', 'file:a.md'), 'file:a.md'],
    [nodeId('Article', 'id:7'), 'id:7'],
  ])
})

test('an article keeps its id if its file is moved and parsed again', () => {
  using archive = new Archive()
  archive.put({ 'a.md': {} })
  archive.import((writer) => {
    writer.moveFile('a.md', fileRow('b.md'))
    put(writer, 'b.md')
  })
  expect(identities(archive)).toEqual([['b.md', 'file:a.md']])
  archive.put({ 'b.md': { article: { title: 'again' } } })
  expect(identities(archive)).toEqual([['b.md', 'file:a.md']])
})

test('a new file at the old path of a moved one gets another id', () => {
  using archive = new Archive()
  archive.put({ 'a.md': {} })
  archive.import((writer) => {
    writer.moveFile('a.md', fileRow('b.md'))
    put(writer, 'a.md')
  })
  expect(identities(archive)).toEqual([
    ['a.md', 'file:a.md#2'],
    ['b.md', 'file:a.md'],
  ])
})

test('if two new files have the same id, the first gets it, in any order of import', () => {
  for (const order of [
    ['a.md', 'b.md'],
    ['b.md', 'a.md'],
  ]) {
    using archive = new Archive()
    archive.put(Object.fromEntries(order.map((file) => [file, asking('7')])))
    expect(identities(archive)).toEqual([
      ['a.md', 'id:7'],
      ['b.md', 'file:b.md'],
    ])
    expect(archive.rows(found)).toMatchInlineSnapshot(`
      [
        [
          "b.md",
          "ERROR",
          "The id “7” belongs to a.md, so this article is identified by the path of its file.",
        ],
      ]
    `)
  }
})

test('an article keeps its id when a copy of its file appears', () => {
  using archive = new Archive()
  archive.put({ 'b.md': asking('7') })
  archive.put({ 'a.md': { article: { key: 'id:7', publishedAt: 1 } } })
  expect(identities(archive)).toEqual([
    ['a.md', 'file:a.md'],
    ['b.md', 'id:7'],
  ])
})

test('of new files with the same id, the published one with the earliest date gets it', () => {
  using archive = new Archive()
  archive.put({
    'a.md': { article: { key: 'id:7', publishedAt: 2 } },
    'b.md': { article: { key: 'id:7', publishedAt: 1 } },
    'c.md': { article: { key: 'id:7', publishedAt: 0, draft: true } },
  })
  expect(identities(archive)).toEqual([
    ['a.md', 'file:a.md'],
    ['b.md', 'id:7'],
    ['c.md', 'file:c.md'],
  ])
})

test('when the first file is deleted, the second gets the id, with all rows that refer to it', () => {
  using archive = new Archive()
  archive.put({ 'a.md': asking('7'), 'b.md': { ...asking('7'), tags: ['t'], body: { text: '正文' } } })
  const result = archive.remove('a.md')
  using fresh = new Archive()
  fresh.put({ 'b.md': { ...asking('7'), tags: ['t'], body: { text: '正文' } } })
  expect(archive.dump()).toEqual(fresh.dump())
  expect(result).toMatchObject({ created: 0, updated: 1, deleted: 1 })
  expect(archive.rows(found)).toEqual([])
})

test('an id that moves to another file within one import is an updated article', () => {
  using archive = new Archive()
  archive.put({ 'a.md': asking('7') })
  const result = archive.import((writer) => {
    put(writer, 'b.md', asking('7'))
    writer.removeFile('a.md')
  })
  expect(identities(archive)).toEqual([['b.md', 'id:7']])
  expect(result).toMatchObject({ created: 0, updated: 1, deleted: 0, unchanged: 0 })
})

test('a file that gets an id in front matter becomes another article', () => {
  using archive = new Archive()
  archive.put({ 'a.md': {} })
  expect(archive.put({ 'a.md': asking('7') })).toMatchObject({ created: 1, deleted: 1 })
  expect(identities(archive)).toEqual([['a.md', 'id:7']])
})

test('a file without an article loses its old one', () => {
  using archive = new Archive()
  archive.put({ 'a.md': { tags: ['t'] } })
  archive.import((writer) => writer.putFile(fileRow('a.md'), null, []))
  expect(archive.rows('SELECT path, articleId FROM File')).toEqual([['a.md', null]])
  expect(archive.rows('SELECT COUNT(*) FROM Article')).toEqual([[0]])
})

test('files are listed with the keys of their articles', () => {
  using archive = new Archive()
  archive.import((writer) => {
    for (let at = 0; at < 2100; at++) writer.putFile(fileRow(`${1e6 + at}.png`), null, [])
    writer.putFile(fileRow('a.md', 'f00'), articleRows('a.md', asking('7')), [])
  })
  archive.import((writer) => {
    const files = [...writer.files()]
    expect(files).toHaveLength(2101)
    expect(files.at(-1)).toEqual({
      path: 'a.md',
      sha256: 'f00',
      bytes: 1,
      modifiedAt: 1,
      changedAt: 1,
      articleKey: 'id:7',
    })
  })
})
