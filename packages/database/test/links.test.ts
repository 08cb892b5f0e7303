import { expect, test } from 'vitest'
import { Archive } from './archive.ts'
import { fileRow } from './article-rows.ts'

const links = (...targets: string[]) => ({ links: targets.map((target, at) => ({ target, line: at + 1, column: 1 })) })
const edges = (archive: Archive) =>
  archive.rows('SELECT l.target, a.file FROM Link l LEFT JOIN Article a ON a.id = l.toId ORDER BY l.fromId, l.position')
const found = 'SELECT file, line, message FROM Diagnostic ORDER BY file, position'

test('links find articles by file, path, alias and slug', () => {
  using archive = new Archive()
  archive.put({
    'a.md': links('file:p/b.md', 'path:/b/', 'path:/b', 'path:/old/', 'path:/old', 'slug:b'),
    'p/b.md': { article: { aliases: ['/old/'] } },
  })
  expect(edges(archive).map(([, file]) => file)).toEqual(Array(6).fill('p/b.md'))
})

test('a link leads somewhere as soon as an article stands there, and nowhere once it is gone', () => {
  using archive = new Archive()
  archive.put({ 'a.md': links('file:b.md') })
  expect(edges(archive)).toEqual([['file:b.md', null]])
  expect(archive.rows(found)).toEqual([['a.md', 1, 'The link to “b.md” leads nowhere: no article is made from it.']])
  archive.put({ 'b.md': {} })
  expect(edges(archive)).toEqual([['file:b.md', 'b.md']])
  expect(archive.rows(found)).toEqual([])
  archive.remove('b.md')
  expect(edges(archive)).toEqual([['file:b.md', null]])
  expect(archive.rows(found)).toHaveLength(1)
})

test('of articles with one slug a link finds the first by file, whenever it came', () => {
  using archive = new Archive()
  archive.put({ 'z.md': links('slug:x'), 'c/x.md': {} })
  archive.put({ 'b/x.md': { article: { path: '/b/x/' } } })
  expect(edges(archive)).toEqual([['slug:x', 'b/x.md']])
})

test('a path leads to the article that now stands there, before an alias', () => {
  using archive = new Archive()
  archive.put({ 'a.md': links('path:/x/'), 'b.md': { article: { aliases: ['/x/'] } } })
  expect(edges(archive)).toEqual([['path:/x/', 'b.md']])
  archive.put({ 'c.md': { article: { path: '/x/' } } })
  expect(edges(archive)).toEqual([['path:/x/', 'c.md']])
  archive.put({ 'c.md': { article: { path: '/y/' } } })
  expect(edges(archive)).toEqual([['path:/x/', 'b.md']])
})

test('a page is found by its path with .html, with a slash and with neither, the very path before the others', () => {
  using archive = new Archive()
  archive.put({
    'a.md': links('path:/p/x.html', 'path:/p/x', 'path:/p/x/', 'path:/p/y', 'path:/p/y/', 'path:/old.html'),
    'p/x.md': { article: { path: '/p/x/', aliases: ['/old/'] } },
    'p/y.md': { article: { path: '/p/y.html' } },
  })
  const files = () => edges(archive).map(([, file]) => file)
  expect(files()).toEqual(['p/x.md', 'p/x.md', 'p/x.md', 'p/y.md', 'p/y.md', 'p/x.md'])
  archive.put({ 'p/z.md': { article: { path: '/p/x.html' } }, 'b.md': { article: { aliases: ['/old.html'] } } })
  expect(files()).toEqual(['p/z.md', 'p/x.md', 'p/x.md', 'p/y.md', 'p/y.md', 'b.md'])
  archive.put({ 'b.md': {} })
  expect(files().at(-1)).toBe('p/x.md')
})

test('of files with one alias the first by name has its links, also once another has moved before it', () => {
  using archive = new Archive()
  archive.put({
    'a.md': links('path:/old/'),
    'm.md': { article: { aliases: ['/old/'] } },
    'n.md': { article: { aliases: ['/old/'] } },
  })
  expect(edges(archive)).toEqual([['path:/old/', 'm.md']])
  archive.import((writer) => writer.moveFile('n.md', fileRow('b.md')))
  expect(edges(archive)).toEqual([['path:/old/', 'b.md']])
})

test('a page that is there and is no article is no broken link', () => {
  using archive = new Archive()
  archive.put({ 'a.md': links('file:licence.txt', 'file:chart.html', 'file:gone.md') })
  expect(archive.rows(found).map(([, line]) => line)).toEqual([3])
})

test('a link to a file that moved away leads nowhere', () => {
  using archive = new Archive()
  archive.put({ 'a.md': links('file:b.md'), 'b.md': {} })
  archive.import((writer) => writer.moveFile('b.md', fileRow('c.md')))
  expect(edges(archive)).toEqual([['file:b.md', null]])
})

test('a path that no article has is reported only where articles stand beside it', () => {
  using archive = new Archive()
  archive.put({
    'a.md': links('path:/tags/x/', 'path:/atom.xml', 'path:/', 'path:/2022/07/lost/', 'path:/2022/07/30/lost.html'),
    'b.md': { article: { path: '/2022/07/there/' } },
  })
  expect(archive.rows(found)).toEqual([
    ['a.md', 4, 'The link to “/2022/07/lost/” leads nowhere: no article stands there.'],
    ['a.md', 5, 'The link to “/2022/07/30/lost.html” leads nowhere: no article stands there.'],
  ])
})

test('an article may link to itself and to another one twice', () => {
  using archive = new Archive()
  archive.put({ 'a.md': links('file:a.md', 'file:b.md', 'slug:b'), 'b.md': {} })
  expect(edges(archive).map(([, file]) => file)).toEqual(['a.md', 'b.md', 'b.md'])
})
