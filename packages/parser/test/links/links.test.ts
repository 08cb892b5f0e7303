import { expect, test } from 'vitest'
import { parse } from '../parse-body.ts'

const plain = { url: 'https://a.example/blog', contentRoots: [], assetRoots: [''] }
const meanings = (source: string, given: Parameters<typeof parse>[1] = {}) =>
  parse(source, { site: plain, ...given }).links.map(({ target, otherwise = [] }) => [target, ...otherwise])
const targets = (source: string) => meanings(source).map(([target]) => target)

test('links to files and to paths of the site count as links to articles, without fragment and query', () => {
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

test('a link to .html can mean a file in this folder, a file below a root, or a path', () => {
  expect(meanings('[a](b.html) [a](/c.html)')).toEqual([
    ['file:posts/b.html', 'file:b.html', 'path:/posts/b.html'],
    ['file:c.html', 'path:/c.html'],
  ])
})

test('the meanings of a link do not depend on the files in the folder', () => {
  const source = '[a](b.html) [a](b.md) [a](/b.md) [a](b)'
  expect(parse(source, { files: ['posts/b.html', 'b.md', 'b.html'] })).toEqual(parse(source))
})

test('a link without an extension starts next to or below a flat page, in the order of the generator', () => {
  const source = '[a](b) [a](../c/) [a](d#e)'
  expect(meanings(source)).toEqual([
    ['path:/posts/b', 'path:/posts/a/b'],
    ['path:/c/', 'path:/posts/c/'],
    ['path:/posts/d', 'path:/posts/a/d'],
  ])
  expect(meanings('[a](b)', { site: { ...plain, dialect: 'hugo' } })).toEqual([['path:/posts/a/b', 'path:/posts/b']])
  expect(meanings('[a](b)', { file: 'posts/index.md', pagePath: '/posts/' })).toEqual([['path:/posts/b']])
})

test('a path can also mean a path below the language of the linking page', () => {
  const page = { file: 'en/news/a.md', pagePath: '/en/news/a/', lang: 'en' }
  expect(meanings('[a](/news/b) [a](/en/news/c) [a](https://a.example/blog/news/d)', page)).toEqual([
    ['path:/news/b', 'path:/en/news/b'],
    ['path:/en/news/c'],
    ['path:/news/d', 'path:/en/news/d'],
  ])
  expect(meanings('[a](/news/b)', { ...page, lang: 'fr' })).toEqual([['path:/news/b']])
})

test('links to .html start next to a page, and at the permalink of a post', () => {
  const source = '[a](c.html) [a](../d/index.html) [a](e/)'
  const paths = (given: Parameters<typeof parse>[1]) => meanings(source, given).map((all) => all.at(-1))
  expect(paths({})).toEqual(['path:/posts/c.html', 'path:/posts/d/', 'path:/posts/a/e/'])
  expect(paths({ file: '_posts/a.md' })).toEqual(['path:/posts/a/c.html', 'path:/posts/d/', 'path:/posts/a/e/'])
})

test('a file can be named from its folder, from the root of the site or from the root of its content', () => {
  expect(meanings('[a](b.md) [a](@/b.md)', { site: { ...plain, contentRoots: ['source/_posts'] } })).toEqual([
    ['file:posts/b.md', 'file:b.md', 'file:source/_posts/b.md'],
    ['file:b.md', 'file:source/_posts/b.md'],
  ])
})

test('links to other hosts, mail, fragments, images and downloads are not links to articles', () => {
  expect(
    targets('[a](https://b.example/c) [a](mailto:a@b.example) [a](#c) [a](/c.pdf) [a](d.png) [a](?e) `[a](f.md)`'),
  ).toEqual([])
})

test('paths are percent-decoded once', () => {
  expect(targets('[a](/%E5%9C%B0%E9%9C%87/) [a](/地震/) [a](/50%25/)')).toEqual(['path:/地震/', 'path:/50%/'])
})

test('a link has its line and column, and html names its target; a path with no other meaning is left as written', () => {
  const source = 'a\n[b](c.md#part-1)\n<a href="/d/">e</a> [f](g.html?h&i#j)'
  const { body, links } = parse(source, { line: 5, site: plain })
  expect(links).toEqual([
    {
      target: 'file:posts/c.md',
      written: 'c.md#part-1',
      fragment: 'part-1',
      otherwise: ['file:c.md'],
      line: 6,
      column: 5,
    },
    { target: 'path:/d/', written: '/d/', line: 7, column: 10 },
    {
      target: 'file:posts/g.html',
      written: 'g.html?h&i#j',
      fragment: 'j',
      otherwise: ['file:g.html', 'path:/posts/g.html'],
      line: 7,
      column: 25,
    },
  ])
  expect(body.html).toBe(
    '<p>a\n<a href="file:posts/c.md#part-1">b</a>\n<a href="/d/">e</a> <a href="file:posts/g.html?g.html%3Fh%26i%23j#j">f</a></p>\n',
  )
})

test('a link to a heading of another article keeps the fragment as written', () => {
  const { body } = parse('[a](b.md#Part) [a](/c/#part) [a](d#%E9%83%A8) [a](#part)', { site: plain })
  expect([...body.html.matchAll(/#([^"]*)"/g)].map(([, id]) => id)).toEqual([
    'Part',
    'part',
    '%E9%83%A8',
    'user-content-part',
  ])
})

test('where the permalinks of a folder are not known, a dated path can also mean the post of that day', () => {
  const source = '[a](/2015/09/04/a-post/) [b](/2015/09/b.html) [c](/2015/c/) [d](/news/2015/09/04/d)'
  expect(meanings(source)).toEqual([
    ['path:/2015/09/04/a-post/', 'date:2015-09-04/a-post'],
    ['file:2015/09/b.html', 'path:/2015/09/b.html', 'date:2015-09/b'],
    ['path:/2015/c/'],
    ['path:/news/2015/09/04/d', 'date:2015-09-04/d'],
  ])
  expect(meanings('[a](/2015/09/04/a-post/)', { site: { ...plain, isComplete: true } })).toEqual([
    ['path:/2015/09/04/a-post/'],
  ])
})
