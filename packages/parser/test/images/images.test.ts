import { describe, expect, test } from 'vitest'
import { resolveImageAddress } from '../../src/images/image-address.ts'
import { parseSrcset } from '../../src/images/srcset.ts'
import { parseFile } from '../../src/parse.ts'
import { parse, plainSite } from '../parse-body.ts'

const sources = (source: string, given: Parameters<typeof parse>[1] = {}) =>
  parse(source, given).images.map(({ address }) =>
    address.kind === 'file' ? `file ${address.file}` : `${address.kind} ${address.url}`,
  )

describe('an address', () => {
  const files = ['posts/a.png', 'posts/a/b.png', 'posts/c/d e.png', 'source/images/图 1.png', 'x/y.png']
  const at = (address: string, site = {}) =>
    resolveImageAddress(address, 'posts/a.md', {
      site: { ...plainSite, ...site },
      folder: { has: (file) => files.includes(file) },
      pagePath: '/2022/a/',
    })

  test.each([
    ['a.png', 'posts/a.png'],
    ['./a.png?raw=true#x', 'posts/a.png'],
    ['b.png', 'posts/a/b.png'],
    ['c/d%20e.png', 'posts/c/d e.png'],
    ['c\\d e.png', 'posts/c/d e.png'],
    ['../x/y.png', 'x/y.png'],
    ['/images/图 1.png', 'source/images/图 1.png'],
    ['/images/%E5%9B%BE%201.png', 'source/images/图 1.png'],
    ['images/图 1.png', 'source/images/图 1.png'],
    ['/x/y.png', 'x/y.png'],
  ])('%s is the file %s', (address, file) => {
    expect(at(address)).toEqual({ kind: 'file', file })
  })

  test('of the site is the file in the folder, also below the path of its URL', () => {
    expect(at('https://a.example/blog/x/y.png', { url: 'https://a.example/blog' })).toEqual({
      kind: 'file',
      file: 'x/y.png',
    })
    expect(at('/blog/x/y.png', { url: 'https://a.example/blog' })).toEqual({ kind: 'file', file: 'x/y.png' })
  })

  test.each([
    ['//a.example/b.png', 'https://a.example/b.png'],
    ['HTTP://A.Example/b c.png#d', 'http://a.example/b%20c.png'],
    ['https://a.example/f_auto,w_20/https://b.example/c.png', 'https://a.example/f_auto,w_20/https://b.example/c.png'],
    ['https://a.example/图.png', 'https://a.example/%E5%9B%BE.png'],
  ])('%s of another host is %s', (address, url) => {
    expect(at(address)).toEqual({ kind: 'url', url })
  })

  test('without a file is resolved against the site', () => {
    expect(at('z.png')).toEqual({ kind: 'missing', url: '/2022/a/z.png' })
    expect(at('z.png', { url: 'https://a.example' })).toEqual({
      kind: 'missing',
      url: 'https://a.example/2022/a/z.png',
    })
    expect(at('/z.png', { url: 'https://a.example' })).toEqual({ kind: 'missing', url: 'https://a.example/z.png' })
  })

  test('never leads out of the content folder', () => {
    expect(at('../../../x/y.png')).toEqual({ kind: 'missing', url: '/x/y.png' })
    expect(at('/../../etc/passwd.png')).toEqual({ kind: 'missing', url: '/etc/passwd.png' })
  })

  test.each([
    'data:image/gif;base64,R0lGOD',
    'javascript:alert(1)',
    '',
    '#',
    'https://a.example/img/1x1.gif',
    'blank.gif',
  ])('%s is not an image', (address) => {
    expect(at(address)).toBe(null)
  })
})

test('images are found inline, by reference, and as html', () => {
  expect(
    sources(
      '![a](https://x.example/1.png "t") ![b][r]\n\n[r]: https://x.example/2.png\n\n<img src="https://x.example/3.png">',
    ),
  ).toEqual(['url https://x.example/1.png', 'url https://x.example/2.png', 'url https://x.example/3.png'])
})

test('a lazily loaded image has its real address', () => {
  const { body, images } = parse(
    `<img src="data:image/gif;base64,R0" data-src="https://x.example/1.png"><noscript><img src="https://x.example/1.png"></noscript>
<img src="/blank.gif" data-original="https://x.example/2.png"><img class="lazy" data-lazy-src="https://x.example/3.png">
<img srcset="https://x.example/s,1.png 1x, https://x.example/s,2.png 2x"><img src="data:image/png;base64,AA">`,
    { format: 'HTML' },
  )
  expect(body.html).toBe(
    `<img src="https://x.example/1.png" />
<img src="https://x.example/2.png" /><img class="lazy" src="https://x.example/3.png" />
<img srcset="https://x.example/s%2C1.png 1x, https://x.example/s%2C2.png 2x" src="https://x.example/s,2.png" />`,
  )
  expect(images.map(({ address }) => address.kind === 'url' && address.url.slice(-5))).toEqual([
    '1.png',
    '2.png',
    '3.png',
    '2.png',
  ])
})

test('a figure has a caption, and an `<img>` in a `<picture>` and the poster of a video are found', () => {
  const { images } = parse(
    `<figure><img src="https://x.example/1.png" alt="A"><figcaption>By <b>her</b></figcaption></figure>
<picture><source srcset="https://x.example/2.webp"><img src="https://x.example/2.png"></picture>
<video poster="https://x.example/3.png" src="https://x.example/3.mp4" width="640"></video>`,
    { format: 'HTML' },
  )
  expect(images.map(({ alt, caption, width }) => [alt, caption, width])).toEqual([
    ['A', 'By her', null],
    [null, null, null],
    [null, null, 640],
  ])
})

test('an image in the folder is served below /media with encoded segments', () => {
  const files = ['posts/图 1.png', 'posts/a#b.png']
  const { body } = parse('![x](<图 1.png>) ![y](a%23b.png)\n\n![z](图 1.png =300x200 "t")', { files })
  expect(body.html).toBe(
    '<p><img src="/media/posts/%E5%9B%BE%201.png" alt="x" /> <img src="/media/posts/a%23b.png" alt="y" /></p>\n' +
      '<p><img src="/media/posts/%E5%9B%BE%201.png" alt="z" title="t" width="300" height="200" /></p>\n',
  )
  expect(sources('![x](<图 1.png>) ![y](a%23b.png)', { files })).toEqual(['file posts/图 1.png', 'file posts/a#b.png'])
})

test('code and tracking pixels contain no images', () => {
  expect(
    sources(
      '`![a](b.png)`\n\n    ![a](b.png)\n\n```\n<img src="b.png">\n```\n\n<img src="//t.example/p" width="1" height="1">',
    ),
  ).toEqual([])
})

test('a srcset is split as browsers do', () => {
  expect(parseSrcset('a,b.png 1x, c.png 640w,d.png , e.png 3q')).toEqual([
    { address: 'a,b.png', descriptor: '1x' },
    { address: 'c.png', descriptor: '640w' },
    { address: 'd.png', descriptor: '' },
  ])
})

test('an address that lost its name with a template tag is not a missing image', () => {
  const { images, diagnostics } = parse('<img src="{{ site.cdn }}/showcase/{{ entry.image }}">')
  expect(images).toEqual([])
  expect(diagnostics.map(({ code }) => code)).toEqual(['template-tag-left-out'])
})

test('front matter that is markup, several lines or an id without an extension is not a missing image', () => {
  const read = (frontMatter: string) => {
    const { article, diagnostics } = parseFile(
      { file: 'a.md', bytes: Buffer.from(`---\n${frontMatter}\n---\nText.`) },
      plainSite,
      { has: (file) => file === 'photos/cover' },
    )
    return [article?.images.length, diagnostics.filter(({ code }) => code === 'image-missing').length]
  }
  expect(read('header: |\n  <p class="a"><a href="../">1</a></p>')).toEqual([0, 0])
  expect(read('header: "one/a.png\\ntwo/b.png"')).toEqual([0, 0])
  expect(read('image: cloud/abc123')).toEqual([0, 0])
  expect(read('image: /photos/cover')).toEqual([1, 0])
  expect(read('image: gone.png')).toEqual([1, 1])
})
