import { expect, test } from 'vitest'
import { parse } from '../parse-body.ts'

const real = 'https://x.example/real.jpg'
const dots = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='

test.each([
  `<img src="/img/loading.gif" data-src="${real}">`,
  `<img src="${dots}" data-original="${real}">`,
  `<img src="${dots}" data-lazy-src="${real}">`,
  `<img src="${dots}" data-actualsrc="${real}">`,
  `<img src="x.gif" data-echo="${real}">`,
  `<img src="${dots}" data-backsrc="${real}">`,
  `<img src="${dots}" data-croporisrc="${real}">`,
  `<img _src="${real}">`,
  `<img src="static/image/none.gif" file="${real}" zoomfile="https://x.example/large.jpg">`,
  `<img src="static/image/none.gif" zoomfile="${real}">`,
  `<img src="${dots}" data-hi-res-image="${real}">`,
  `<img src="tiny.jpg" data-srcset="https://x.example/small.jpg 400w, ${real} 800w">`,
  `<img src="${real}" data-src="/img/placeholder.png">`,
  `<img src="${real}" data-orig-file="https://x.example/full.jpg">`,
  `<figure data-srcset="${real} 1x"><img src="${dots}"></figure>`,
  `<figure data-src="${real}"><figcaption>Tide</figcaption></figure>`,
  `<div class="lazy" data-src="${real}"><img src="${dots}"></div>`,
  `<img src="${dots}" class="lazy"><noscript><img src="${real}"></noscript>`,
  `<noscript><img src="${real}"></noscript><img src="/img/loading.gif" class="lazy">`,
  `<img src="https://x.example/60.jpg" width="75"><canvas></canvas><noscript><img src="${real}"></noscript>`,
  `<img class="lazy" data-src="${real}"><noscript><img src="${real}"></noscript>`,
  `<noscript>&lt;img src="${real}"&gt;</noscript>`,
  `<amp-img src="${real}" layout="responsive"><noscript><img src="${real}"></noscript></amp-img>`,
  `<picture><source data-srcset="${real} 1x"><img src="${dots}" class="lazyload"></picture>`,
  `<picture><source srcset="${real}"></picture>`,
  `<picture><source srcset="${dots}"><img data-src="${real}"></picture>`,
  `<img src="${real}"><noscript><img height="1" width="1" src="https://t.example/visit?id=1"></noscript>`,
])('%s shows one image, without a stand-in and without a diagnostic', (source) => {
  const { body, images, diagnostics } = parse(source, { format: 'HTML' })
  expect(images.map(({ address }) => address)).toEqual([{ kind: 'url', url: real }])
  expect(body.html).not.toMatch(/data:|loading|placeholder|none\.gif|tiny|60\.jpg|visit|noscript/)
  expect(diagnostics).toEqual([])
})

test('a stand-in without an image is left out, and an image with such a name is shown', () => {
  const shown = (source: string) => parse(source, { format: 'HTML' }).body.html
  expect(shown(`<img class="lazy" src="https://x.example/loading.gif">`)).toBe('')
  expect(shown(`<img src="https://x.example/loading.gif">`)).toBe('<img src="https://x.example/loading.gif" />')
})

test('a noscript element without an image stays out, and so do scripts in one', () => {
  const { body } = parse(`<p>One</p><noscript>Turn on scripts <b>now</b></noscript>`, { format: 'HTML' })
  expect(body.html).toBe('<p>One</p>')
  const hostile = `<noscript><img src="${real}" onerror="alert(1)"><script>alert(1)</script></noscript>`
  expect(parse(hostile, { format: 'HTML' }).body.html).toBe(`<img src="${real}" />`)
})

test('html in Markdown is read in the same way, and code is not', () => {
  const { images, body } = parse(
    `Tide\n\n<img src="${dots}" class="lazy"><noscript><img src="${real}"></noscript>\n\n\`<noscript><img src="a.jpg"></noscript>\``,
  )
  expect(images).toHaveLength(1)
  expect(body.text).toContain('<noscript><img src="a.jpg"></noscript>')
})

test('hostile markup around images is read in bounded time', () => {
  const started = performance.now()
  for (const piece of [
    '<noscript>',
    '<figure data-src="a.jpg">',
    '<picture>',
    '<picture',
    '<div data-src="a.jpg"> ',
    '<noscript><img src=a.jpg>',
  ])
    parse(piece.repeat(10_000), { format: 'HTML' })
  expect(performance.now() - started).toBeLessThan(10_000)
})

test('images that follow each other keep their own addresses', () => {
  const at = (name: string) => `https://x.example/${name}.jpg`
  const { images, diagnostics } = parse(
    `<figure data-srcset="${at('a')} 1x"><img src="${dots}"></figure>

<img src="${dots}" class="lazy"><noscript><img src="${at('b')}"></noscript>

<img src="/img/loading.gif" data-src="${at('c')}">

<noscript><img src="${at('d')}"></noscript><img src="${dots}" class="lazy">

<img class="lazy" data-src="${at('e')}"><noscript><img src="${at('e')}?w=800"></noscript>`,
  )
  expect(images.map(({ address }) => (address.kind === 'url' ? address.url : address))).toEqual(
    ['a', 'b', 'c', 'd', 'e'].map(at),
  )
  expect(diagnostics).toEqual([])
})
