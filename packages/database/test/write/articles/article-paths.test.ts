import { expect, test } from 'vitest'
import { Archive, put } from '../../support/archive.ts'
import { fileRow } from '../../support/article-rows.ts'

const at = (path: string) => ({ article: { path } })
const paths = (archive: Archive) => Object.fromEntries(archive.rows('SELECT file, path FROM Article ORDER BY file'))
const found = 'SELECT file, code, message FROM Diagnostic ORDER BY file, position'

function orders<T>(items: T[]): T[][] {
  if (items.length < 2) return [items]
  return items.flatMap((item, at) => orders(items.toSpliced(at, 1)).map((rest) => [item, ...rest]))
}

test('if new files want one path, the published one with the earliest date gets it, in any order of import', () => {
  const files = {
    'draft.md': { path: '/x/', draft: true, publishedAt: 1 },
    'early.md': { path: '/x/', publishedAt: 2 },
    'late.md': { path: '/x/', publishedAt: 3 },
    'undated.md': { path: '/x/' },
  }
  for (const order of orders(Object.entries(files))) {
    using archive = new Archive()
    archive.put(Object.fromEntries(order.map(([file, article]) => [file, { article }])))
    expect(paths(archive)).toEqual({
      'early.md': '/x/',
      'late.md': '/x-2/',
      'undated.md': '/x-3/',
      'draft.md': '/x-4/',
    })
  }
})

test('files with the same date get a path in the order of their names', () => {
  using archive = new Archive()
  archive.put({ 'b.md': at('/x/'), 'a.md': at('/x/'), 'c.md': at('/x/') })
  expect(paths(archive)).toEqual({ 'a.md': '/x/', 'b.md': '/x-2/', 'c.md': '/x-3/' })
})

test('an article keeps its path when an older file, or one with an earlier name, wants it', () => {
  using archive = new Archive()
  archive.put({ 'm.md': { article: { path: '/x/', publishedAt: 5 } } })
  archive.put({ 'a.md': { article: { path: '/x/', publishedAt: 1 } } })
  archive.put({ 'b.md': at('/x/'), 'm.md': { article: { path: '/x/', publishedAt: 9, title: 'again' } } })
  expect(paths(archive)).toEqual({ 'm.md': '/x/', 'a.md': '/x-2/', 'b.md': '/x-3/' })
  archive.import((writer) => {
    writer.moveFile('m.md', fileRow('z.md'))
    put(writer, 'z.md', at('/x/'))
  })
  expect(paths(archive)).toEqual({ 'z.md': '/x/', 'a.md': '/x-2/', 'b.md': '/x-3/' })
})

test('an article keeps its numbered path until the path that it wants is free', () => {
  using archive = new Archive()
  archive.put({ 'a.md': at('/x/'), 'b.md': at('/x/'), 'c.md': at('/x/') })
  archive.put({ 'd.md': at('/x-2/') })
  expect(paths(archive)).toEqual({ 'a.md': '/x/', 'b.md': '/x-2/', 'c.md': '/x-3/', 'd.md': '/x-2-2/' })
  archive.remove('a.md')
  expect(paths(archive)).toEqual({ 'b.md': '/x/', 'c.md': '/x-3/', 'd.md': '/x-2/' })
  archive.put({ 'a.md': at('/x/') })
  expect(paths(archive)).toEqual({ 'a.md': '/x-4/', 'b.md': '/x/', 'c.md': '/x-3/', 'd.md': '/x-2/' })
})

test('a file that gets an id in front matter keeps its path', () => {
  using archive = new Archive()
  archive.put({ 'b.md': at('/x/') })
  archive.put({ 'a.md': at('/x/') })
  archive.put({ 'b.md': { article: { path: '/x/', key: 'id:7' } } })
  expect(paths(archive)).toEqual({ 'a.md': '/x-2/', 'b.md': '/x/' })
})

test('an article with another id after the deletion of its original gets the path of the original', () => {
  using archive = new Archive()
  const copied = { article: { path: '/x/', key: 'id:7' } }
  archive.put({ 'a.md': copied })
  archive.put({ 'b.md': copied, 'c.md': copied })
  archive.import((writer) => {
    writer.removeFile('a.md')
    put(writer, '0.md', copied)
  })
  expect(archive.rows('SELECT file, key, path FROM Article ORDER BY file')).toEqual([
    ['0.md', 'id:7', '/x/'],
    ['b.md', 'file:b.md', '/x-2/'],
    ['c.md', 'file:c.md', '/x-3/'],
  ])
})

test('a numbered path skips paths that other new files want', () => {
  for (const order of orders(['a.md', 'b.md', 'c.md', 'd.md'])) {
    using archive = new Archive()
    const wanted: { [file: string]: string } = { 'a.md': '/x/', 'b.md': '/x/', 'c.md': '/x-2/', 'd.md': '/x-2/' }
    archive.put(Object.fromEntries(order.map((file) => [file, at(wanted[file] ?? '')])))
    expect(paths(archive)).toEqual({ 'a.md': '/x/', 'b.md': '/x-3/', 'c.md': '/x-2/', 'd.md': '/x-2-2/' })
  }
})

test('the number is before the last slash or the extension of a path, and after the root', () => {
  using archive = new Archive()
  const twice = (path: string) => ({ [`a${path}.md`]: at(path), [`b${path}.md`]: at(path) })
  archive.put({ ...twice('/x.html'), ...twice('/y'), ...twice('/z/'), ...twice('/') })
  expect(Object.values(paths(archive)).sort()).toEqual([
    ...['/', '/-2/', '/x-2.html', '/x.html', '/y', '/y-2', '/z-2/', '/z/'],
  ])
  archive.remove('a/x.html.md', 'a/.md')
  expect(Object.values(paths(archive)).sort()).toEqual(['/', '/x.html', '/y', '/y-2', '/z-2/', '/z/'])
})

test('the diagnostic of a taken path names both files, and disappears with its cause', () => {
  using archive = new Archive()
  archive.put({ 'a.md': at('/x/'), 'b.md': at('/x/') })
  expect(archive.rows(found)).toEqual([
    ['b.md', 'path-taken', 'The path /x/ belongs to a.md, so this article gets the path /x-2/.'],
  ])
  archive.remove('a.md')
  expect(paths(archive)).toEqual({ 'b.md': '/x/' })
  expect(archive.rows(found)).toEqual([])
})

test('a new article gets the lowest free number', () => {
  using archive = new Archive()
  archive.put({ 'a.md': at('/x/'), 'b.md': at('/x/'), 'c.md': at('/x/') })
  archive.remove('b.md')
  archive.put({ 'd.md': at('/x/') })
  expect(paths(archive)).toEqual({ 'a.md': '/x/', 'c.md': '/x-3/', 'd.md': '/x-2/' })
})

test('two articles may swap their paths', () => {
  using archive = new Archive()
  archive.put({ 'a.md': at('/x/'), 'b.md': at('/y/') })
  archive.put({ 'a.md': at('/y/'), 'b.md': at('/x/') })
  expect(paths(archive)).toEqual({ 'a.md': '/y/', 'b.md': '/x/' })
})

test('an article that gets the path of a deleted one counts as updated', () => {
  using archive = new Archive()
  archive.put({ 'a.md': at('/x/'), 'b.md': at('/x/') })
  expect(archive.remove('a.md')).toMatchObject({ deleted: 1, updated: 1 })
})

test('an alias leads to its article, and an alias that is a path or an earlier alias is reported', () => {
  using archive = new Archive()
  archive.put({
    'a.md': { article: { aliases: ['/old/', '/old/'] } },
    'b.md': { article: { aliases: ['/old/', '/a/', '/b/'] } },
  })
  expect(archive.rows('SELECT "from", file FROM Redirect WHERE "from" = ? ORDER BY file LIMIT 1', '/old/')).toEqual([
    ['/old/', 'a.md'],
  ])
  expect(archive.rows(found)).toEqual([
    [
      'b.md',
      'alias-taken',
      '2 aliases do not lead to this article: /a/ is the path of a.md; /old/ is already an alias of a.md.',
    ],
  ])
  archive.remove('a.md')
  expect(archive.rows(found)).toEqual([])
})

test('a new article at the path of an alias is reported for the file with the alias', () => {
  using archive = new Archive()
  archive.put({ 'a.md': { article: { aliases: ['/b/'] } } })
  archive.put({ 'b.md': {} })
  expect(archive.rows(found)).toMatchObject([['a.md', 'alias-taken', expect.stringContaining('/b/')]])
})

test('a file without an article may redirect to another address', () => {
  using archive = new Archive()
  const redirect = { from: ['/gone/'], to: 'https://example.org/' }
  archive.import((writer) => writer.putFile(fileRow('a.md'), null, [], redirect))
  expect(archive.rows('SELECT "from", file, articleId, "to" FROM Redirect')).toEqual([
    ['/gone/', 'a.md', null, 'https://example.org/'],
  ])
  archive.remove('a.md')
  expect(archive.rows('SELECT * FROM Redirect')).toEqual([])
})
