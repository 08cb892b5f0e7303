import { expect, test } from 'vitest'
import { parse } from './parse-body.ts'

const targets = (source: string, given: Parameters<typeof parse>[1] = {}) =>
  parse(source, { site: { url: 'https://a.example/blog' }, ...given }).links.map(({ target }) => target)

test('links to files and to paths of the site are articles’ links, without fragment and query', () => {
  expect(
    targets(
      '[a](b.md#x) [a](../c/d.markdown?y) [a](/e/f/) [a](/blog/g/) [a](https://a.example/blog/h/#i) [a](//a.example/blog/k) [a](../l/) [a](m)',
    ),
  ).toEqual([
    'file:posts/b.md',
    'file:c/d.markdown',
    'path:/e/f/',
    'path:/g/',
    'path:/h/',
    'path:/k',
    'path:/posts/l/',
    'path:/posts/a/m',
  ])
})

test('a page is a file where the folder holds it, and an address elsewhere', () => {
  expect(targets('[a](b.html) [a](c.html)', { files: ['posts/b.html'] })).toEqual([
    'file:posts/b.html',
    'path:/posts/c.html',
  ])
})

test('a page that links to pages with .html stands beside them, and a post under its permalink', () => {
  const source = '[a](c.html) [a](../d/index.html) [a](e/)'
  expect(targets(source)).toEqual(['path:/posts/c.html', 'path:/posts/d/', 'path:/posts/a/e/'])
  expect(targets(source, { file: '_posts/a.md' })).toEqual([
    'path:/posts/a/c.html',
    'path:/posts/d/',
    'path:/posts/a/e/',
  ])
})

test('a file may be named from the root of the site or of its content', () => {
  const files = ['source/_posts/b.md', 'docs/c.md']
  expect(targets('[a](@/b.md) [a](/docs/c.md) [a](docs/c.md)', { files })).toEqual([
    'file:source/_posts/b.md',
    'file:docs/c.md',
  ])
})

test('other hosts, mail, fragments, pictures and downloads are not', () => {
  expect(
    targets('[a](https://b.example/c) [a](mailto:a@b.example) [a](#c) [a](/c.pdf) [a](d.png) [a](?e) `[a](f.md)`'),
  ).toEqual([])
})

test('paths are decoded, once', () => {
  expect(targets('[a](/%E5%9C%B0%E9%9C%87/) [a](/地震/) [a](/50%25/)')).toEqual(['path:/地震/', 'path:/50%/'])
})

test('a link knows its place, and html names the file that it leads to; paths stay as written', () => {
  const { body, links } = parse('a\n[b](c.md#part)\n<a href="/d/">e</a>', { line: 5 })
  expect(links).toEqual([
    { target: 'file:posts/c.md', line: 6, column: 5 },
    { target: 'path:/d/', line: 7, column: 10 },
  ])
  expect(body.html).toBe('<p>a\n<a href="file:posts/c.md#part">b</a>\n<a href="/d/">e</a></p>\n')
})
