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

test('of files that want one path the first keeps it, whatever order they come in', () => {
  for (const order of orders(['a.md', 'b.md', 'c.md'])) {
    using archive = new Archive()
    archive.put(Object.fromEntries(order.map((file) => [file, at('/x/')])))
    expect(paths(archive)).toEqual({ 'a.md': '/x/', 'b.md': '/x-2/', 'c.md': '/x-3/' })
  }
})

test('a path that another file wants is no way out', () => {
  for (const order of orders(['a.md', 'b.md', 'c.md']).map((files) => [...files, 'd.md'])) {
    using archive = new Archive()
    const wanted = { 'a.md': '/x/', 'b.md': '/x/', 'c.md': '/x-2/', 'd.md': '/x-2/' }
    for (const file of order as (keyof typeof wanted)[]) archive.put({ [file]: at(wanted[file]) })
    expect(paths(archive)).toEqual({ 'a.md': '/x/', 'b.md': '/x-3/', 'c.md': '/x-2/', 'd.md': '/x-2-2/' })
  }
})

test('a path is numbered before its last slash or its ending, and the root behind it', () => {
  using archive = new Archive()
  const twice = (path: string) => ({ [`a${path}.md`]: at(path), [`b${path}.md`]: at(path) })
  archive.put({ ...twice('/x.html'), ...twice('/y'), ...twice('/z/'), ...twice('/') })
  expect(Object.values(paths(archive)).sort()).toEqual([
    ...['/', '/-2/', '/x-2.html', '/x.html', '/y', '/y-2', '/z-2/', '/z/'],
  ])
  archive.remove('a/x.html.md', 'a/.md')
  expect(Object.values(paths(archive)).sort()).toEqual(['/', '/x.html', '/y', '/y-2', '/z-2/', '/z/'])
})

test('the diagnostic of a taken path names both files, and goes with its cause', () => {
  using archive = new Archive()
  archive.put({ 'a.md': at('/x/'), 'b.md': at('/x/') })
  expect(archive.rows(found)).toEqual([
    ['b.md', 'path-taken', 'The path /x/ belongs to a.md, so this article gets the path /x-2/.'],
  ])
  archive.remove('a.md')
  expect(paths(archive)).toEqual({ 'b.md': '/x/' })
  expect(archive.rows(found)).toEqual([])
})

test('a number that comes free is used again', () => {
  using archive = new Archive()
  archive.put({ 'a.md': at('/x/'), 'b.md': at('/x/'), 'c.md': at('/x-2/') })
  expect(paths(archive)).toMatchObject({ 'b.md': '/x-3/' })
  archive.put({ 'c.md': at('/y/') })
  expect(paths(archive)).toEqual({ 'a.md': '/x/', 'b.md': '/x-2/', 'c.md': '/y/' })
})

test('where a file moves before another, the path goes to it', () => {
  using archive = new Archive()
  archive.put({ 'b.md': at('/x/'), 'c.md': at('/x/') })
  archive.import((writer) => {
    writer.moveFile('c.md', fileRow('a.md'))
    put(writer, 'a.md', at('/x/'))
  })
  expect(paths(archive)).toEqual({ 'a.md': '/x/', 'b.md': '/x-2/' })
})

test('two articles may change places', () => {
  using archive = new Archive()
  archive.put({ 'a.md': at('/x/'), 'b.md': at('/y/') })
  archive.put({ 'a.md': at('/y/'), 'b.md': at('/x/') })
  expect(paths(archive)).toEqual({ 'a.md': '/y/', 'b.md': '/x/' })
})

test('an article whose path another one takes was updated', () => {
  using archive = new Archive()
  archive.put({ 'b.md': at('/x/') })
  expect(archive.put({ 'a.md': at('/x/') })).toMatchObject({ created: 1, updated: 1 })
})

test('an alias leads to its article, and one that is a path or an earlier alias is reported', () => {
  using archive = new Archive()
  archive.put({
    'a.md': { article: { aliases: ['/old/', '/old/'] } },
    'b.md': { article: { aliases: ['/old/', '/a/', '/b/'] } },
  })
  expect(archive.rows('SELECT "from", file FROM Redirect WHERE "from" = ? ORDER BY file LIMIT 1', '/old/')).toEqual([
    ['/old/', 'a.md'],
  ])
  expect(archive.rows(found)).toEqual([
    ['b.md', 'alias-taken', 'The alias /a/ is the path of a.md, so it does not lead to this article.'],
    ['b.md', 'alias-taken', 'The alias /old/ is already an alias of a.md, so it does not lead to this article.'],
  ])
  archive.remove('a.md')
  expect(archive.rows(found)).toEqual([])
})

test('an article that comes to stand at an alias is reported to the file with the alias', () => {
  using archive = new Archive()
  archive.put({ 'a.md': { article: { aliases: ['/b/'] } } })
  archive.put({ 'b.md': {} })
  expect(archive.rows(found)).toMatchObject([['a.md', 'alias-taken', expect.stringContaining('/b/')]])
})

test('a file that is no article may lead to another address', () => {
  using archive = new Archive()
  const redirect = { from: ['/gone/'], to: 'https://example.org/' }
  archive.import((writer) => writer.putFile(fileRow('a.md'), null, [], redirect))
  expect(archive.rows('SELECT "from", file, articleId, "to" FROM Redirect')).toEqual([
    ['/gone/', 'a.md', null, 'https://example.org/'],
  ])
  archive.remove('a.md')
  expect(archive.rows('SELECT * FROM Redirect')).toEqual([])
})
