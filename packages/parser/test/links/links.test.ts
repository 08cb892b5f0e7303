import { expect, test } from 'vitest'
import { parse } from '../parse-body.ts'

const plain = { url: 'https://a.example/blog', contentRoots: [], assetRoots: [''] }
const meanings = (source: string, given: Parameters<typeof parse>[1] = {}) =>
  parse(source, { site: plain, ...given }).links.map(({ target, otherwise = [] }) => [target, ...otherwise])
const targets = (source: string) => meanings(source).map(([target]) => target)

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
    'path:/l/',
    'path:/posts/m',
  ])
})

test('a page is a file, in this folder or below a root, or else an address', () => {
  expect(meanings('[a](b.html) [a](/c.html)')).toEqual([
    ['file:posts/b.html', 'file:b.html', 'path:/posts/b.html'],
    ['file:c.html', 'path:/c.html'],
  ])
})

test('what is said of a link is the same whatever files there are', () => {
  const source = '[a](b.html) [a](b.md) [a](/b.md) [a](b)'
  expect(parse(source, { files: ['posts/b.html', 'b.md', 'b.html'] })).toEqual(parse(source))
})

test('of a flat page a link without an ending starts beside it or below it; its generator says what comes first', () => {
  const source = '[a](b) [a](../c/) [a](d#e)'
  expect(meanings(source)).toEqual([
    ['path:/posts/b', 'path:/posts/a/b'],
    ['path:/c/', 'path:/posts/c/'],
    ['path:/posts/d', 'path:/posts/a/d'],
  ])
  expect(meanings('[a](b)', { site: { ...plain, dialect: 'hugo' } })).toEqual([['path:/posts/a/b', 'path:/posts/b']])
  expect(meanings('[a](b)', { file: 'posts/index.md', pagePath: '/posts/' })).toEqual([['path:/posts/b']])
})

test('a path may stand below the language of the page that links to it', () => {
  const page = { file: 'en/news/a.md', pagePath: '/en/news/a/', lang: 'en' }
  expect(meanings('[a](/news/b) [a](/en/news/c) [a](https://a.example/blog/news/d)', page)).toEqual([
    ['path:/news/b', 'path:/en/news/b'],
    ['path:/en/news/c'],
    ['path:/news/d', 'path:/en/news/d'],
  ])
  expect(meanings('[a](/news/b)', { ...page, lang: 'fr' })).toEqual([['path:/news/b']])
})

test('a page that links to pages with .html stands beside them, and a post under its permalink', () => {
  const source = '[a](c.html) [a](../d/index.html) [a](e/)'
  const paths = (given: Parameters<typeof parse>[1]) => meanings(source, given).map((all) => all.at(-1))
  expect(paths({})).toEqual(['path:/posts/c.html', 'path:/posts/d/', 'path:/posts/a/e/'])
  expect(paths({ file: '_posts/a.md' })).toEqual(['path:/posts/a/c.html', 'path:/posts/d/', 'path:/posts/a/e/'])
})

test('a file may be named from its folder, and from the root of the site or of its content', () => {
  expect(meanings('[a](b.md) [a](@/b.md)', { site: { ...plain, contentRoots: ['source/_posts'] } })).toEqual([
    ['file:posts/b.md', 'file:b.md', 'file:source/_posts/b.md'],
    ['file:b.md', 'file:source/_posts/b.md'],
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

test('a link knows its place, and html names what it leads to; a path that can mean nothing else stays as written', () => {
  const source = 'a\n[b](c.md#part-1)\n<a href="/d/">e</a> [f](g.html?h&i#j)'
  const { body, links } = parse(source, { line: 5, site: plain })
  expect(links).toEqual([
    { target: 'file:posts/c.md', otherwise: ['file:c.md'], line: 6, column: 5 },
    { target: 'path:/d/', line: 7, column: 10 },
    { target: 'file:posts/g.html', otherwise: ['file:g.html', 'path:/posts/g.html'], line: 7, column: 25 },
  ])
  expect(body.html).toBe(
    '<p>a\n<a href="file:posts/c.md#part-1">b</a>\n<a href="/d/">e</a> <a href="file:posts/g.html?g.html%3Fh%26i%23j#user-content-j">f</a></p>\n',
  )
})

test('a link to another article’s heading names the id that the heading has there', () => {
  const { body } = parse('[a](b.md#Part) [a](/c/#part) [a](d#%E9%83%A8) [a](#part)', { site: plain })
  expect([...body.html.matchAll(/#([^"]*)"/g)].map(([, id]) => id)).toEqual([
    'user-content-Part',
    'user-content-part',
    '部',
    'user-content-part',
  ])
  expect(parse('# part').body.toc.map(({ id }) => id)).toEqual(['user-content-part'])
})
