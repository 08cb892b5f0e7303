import { describe, expect, test } from 'vitest'
import { parse } from '../parse-body.ts'

const site = { frameHosts: ['player.example'] }
const html = (source: string) => parse(source, { format: 'HTML', site }).body.html

describe('an element of text keeps the attributes that every element may have', () => {
  const inline = 'a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var'
  const blocks = 'address article aside blockquote details div dl figure footer header main nav ol p pre section ul'
  const headings = 'h1 h2 h3 h4 h5 h6'
  test.each([inline, blocks, headings].flatMap((names) => names.split(' ')))('%s', (name) => {
    const element = `<${name} id="i" class="c" dir="rtl" lang="de" style="color:red" title="t">x</${name}>`
    expect(html(element)).toBe(element.replace('id="i"', 'id="user-content-i"'))
  })
})

test.each([
  '<a href="https://a.example/" hreflang="de" rel="nofollow noopener" target="_blank">x</a>',
  '<audio controls loop muted preload="none" src="https://a.example/a.mp3"></audio>',
  '<blockquote cite="https://a.example/">x</blockquote>',
  '<p>a<br />b<wbr />c</p><hr />',
  '<table><caption>x</caption><colgroup span="2"><col span="2" /></colgroup><thead><tr><th abbr="a" colspan="2" headers="h" rowspan="2" scope="col">x</th></tr></thead><tbody><tr><td colspan="2" headers="h" rowspan="2">x</td></tr></tbody><tfoot><tr><td>x</td></tr></tfoot></table>',
  '<del cite="https://a.example/" datetime="2022-07-30">x</del><ins cite="https://a.example/" datetime="2022-07-30">x</ins>',
  '<details open><summary>x</summary>y</details>',
  '<dl><dt>x</dt><dd>y</dd></dl>',
  '<figure><img alt="" decoding="async" height="20" loading="lazy" referrerpolicy="no-referrer" sizes="50vw" src="https://a.example/a.png" srcset="https://a.example/b.png 2x" width="10" /><figcaption>x</figcaption></figure>',
  '<ol reversed start="3" type="a"><li value="4">x</li></ol>',
  '<p><q cite="https://a.example/">x</q> <time datetime="2022-07-30">y</time> <ruby>字<rp>(</rp><rt>zì</rt><rp>)</rp></ruby></p>',
  '<picture><source height="20" media="(width > 600px)" sizes="50vw" srcset="https://a.example/b.png 2x" type="image/png" width="10" /><img src="https://a.example/a.png" /></picture>',
  '<video controls height="20" loop muted playsinline poster="https://a.example/p.png" preload="none" src="https://a.example/a.mp4" width="10"><source src="https://a.example/a.webm" /><track default kind="captions" label="x" src="https://a.example/a.vtt" srclang="de" /></video>',
  '<iframe allowfullscreen height="20" loading="lazy" referrerpolicy="no-referrer" src="https://player.example/1" width="10" sandbox="allow-scripts allow-same-origin allow-popups allow-presentation"></iframe>',
  '<ul><li><input type="checkbox" disabled checked /> x</li></ul>',
])('%s stays as it is', (source) => {
  expect(html(source)).toBe(source.replaceAll('(width >', '(width &gt;'))
})

/** Attributes that could run a script, send a request, restyle the page or take a name in it. */
const refused = {
  ...{
    onclick: 'alert(1)',
    onerror: 'alert(1)',
    onload: 'alert(1)',
    srcdoc: '<b>x</b>',
    action: '/x',
    formaction: '/x',
  },
  ...{ background: 'https://a.example/', ping: 'https://a.example/', download: 'x', name: 'body', is: 'x', slot: 'x' },
  ...{ autofocus: '', autoplay: '', contenteditable: 'true', tabindex: '1', accesskey: 'a', itemref: 'x', form: 'x' },
  ...{ 'data-x': '1', 'aria-hidden': 'true', role: 'button', part: 'x', nonce: 'x', integrity: 'x', crossorigin: '' },
  ...{
    'xlink:href': 'javascript:1',
    xmlns: 'x',
    manifest: '/x',
    codebase: '/x',
    usemap: '#x',
    longdesc: '/x',
    lowsrc: '/x',
  },
}

test('every other attribute is removed from every element', () => {
  const all = Object.entries(refused).map(([name, value]) => `${name}="${value}"`)
  const around = {
    ...{ a: ' href="/x"', img: ' src="https://a.example/a.png"', audio: ' src="https://a.example/a.mp3"' },
    ...{ video: ' src="https://a.example/a.mp4"', iframe: ' src="https://player.example/1"' },
  }
  for (const [name, own] of [
    ...Object.entries(around),
    ...['p', 'span', 'div', 'blockquote', 'ol'].map((name) => [name, '']),
  ]) {
    const plain = html(`<${name}${own}>x</${name}>`)
    for (const attribute of all) {
      const kept = html(`<${name}${own} ${attribute}>x</${name}>`)
      if (attribute.startsWith('name=') && name === 'a') expect(kept).toBe('<a href="/x" id="user-content-body">x</a>')
      else expect(kept, `${name} ${attribute}`).toBe(plain)
    }
  }
})

test.each([
  ['a', 'href', 'mailto:a@a.example', true],
  ['a', 'href', 'tel:+49', true],
  ['a', 'href', 'HTTP://a.example/', true],
  ['a', 'href', '/x', true],
  ['a', 'href', 'javascript:alert(1)', false],
  ['a', 'href', 'data:text/html,x', false],
  ['a', 'href', 'vbscript:x', false],
  ['a', 'href', 'file:///etc/passwd', false],
  ['a', 'href', 'ftp://a.example/', false],
  ['a', 'href', 'blob:x', false],
  ['blockquote', 'cite', 'mailto:a@a.example', true],
  ['blockquote', 'cite', 'javascript:alert(1)', false],
  ['q', 'cite', 'javascript:alert(1)', false],
  ['audio', 'src', 'mailto:a@a.example', false],
  ['audio', 'src', 'tel:1', false],
  ['video', 'src', 'mailto:a@a.example', false],
  ['video', 'poster', 'javascript:alert(1)', false],
])('whether <%s %s="%s"> keeps its address: %s', (name, attribute, address, isKept) => {
  const output = html(`<${name} ${attribute}="${address}">x</${name}>`)
  expect(output.includes(`${attribute}="`)).toBe(isKept)
})

test.each(
  'script style textarea select datalist xmp noscript noembed noframes title template svg math object applet canvas'.split(
    ' ',
  ),
)('<%s> is removed with its content', (name) => {
  expect(html(`<p>a</p><${name}>secret</${name}>`).replace('\n', '')).toBe('<p>a</p>')
})

test.each('plaintext button form label fieldset marquee dialog custom-element dir big acronym font'.split(' '))(
  '<%s> is removed, and its text stays',
  (name) => {
    expect(html(`<p>a</p><${name} class="x">text</${name}>`)).toMatch(
      /^<p>a<\/p>(?:text|<span class="x">text<\/span>)$/,
    )
  },
)

test.each(['base', 'meta', 'link', 'embed', 'param', 'frame', 'area', 'bgsound', 'keygen', 'input type="text"'])(
  '<%s> is removed',
  (name) => {
    expect(html(`<p>a</p><${name} href="/x" src="/x" content="x">`)).toBe('<p>a</p>')
  },
)

test('old elements become those that replace them', () => {
  expect(html('<p><tt>a</tt> <strike>b</strike></p>')).toBe('<p><code>a</code> <s>b</s></p>')
})

test('an image that is missing in the folder is marked', () => {
  expect(html('<img src="none.png">')).toContain(' data-missing="true"')
})
