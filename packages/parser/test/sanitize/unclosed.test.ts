import { describe, expect, test } from 'vitest'
import { parse } from '../parse-body.ts'

const site = { frameHosts: ['player.example'] }
const names =
  'iframe textarea video audio title style script noscript select svg math template object applet canvas xmp noembed noframes plaintext head option'.split(
    ' ',
  )
const openings = [
  ...names.flatMap((name) => [
    `<${name}/>`,
    `<${name} />`,
    `<${name} class="a" />`,
    `<${name}>`,
    `<${name} class="a">`,
  ]),
  '<iframe src="https://player.example/1" />',
  '<video controls><source src="/a.mp4">',
  '<!--',
  '<!-- note',
  '<![CDATA[',
  '<?php echo 1;',
  '<?',
  '<div class="a>',
  '<p class="a>One <b class="c">two</b>',
  "<p title='a>",
  '</3',
]
const sentence = 'The harbour opens at dawn.'
const formats = [
  { format: 'MARKDOWN', mdx: false },
  { format: 'HTML', mdx: false },
  { format: 'MARKDOWN', mdx: true },
] as const

describe('the text after markup that nothing closes stays in html and text', () => {
  test.each(openings)('%s', (opening) => {
    for (const given of formats) {
      for (const source of [
        `Before.\n\n${opening}\n\n${sentence}\n`,
        `Before. ${opening} ${sentence}`,
        `${opening}\n${sentence}\n\n<p>After <a href="/x">x</a></p>`,
        `- ${opening}\n\n  ${sentence}`,
      ]) {
        const { body } = parse(source, { ...given, site })
        expect([given, source, body.html.includes(sentence), body.text.includes(sentence)]).toEqual([
          given,
          source,
          true,
          true,
        ])
      }
    }
  })
})

/** Browsers show the content of these: a film's where it cannot be played, and a choice outside of a list of choices. */
const raw = names.filter((name) => !['plaintext', 'video', 'audio', 'head', 'option'].includes(name))
const ends = ['/', ' ', ' /', ' x', ' x="1"', ' x=">"', '\n', '\tx'].map((rest) => `${rest}>`)

describe('the text after an end tag with white space, slashes or attributes stays, and the content of the element does not', () => {
  test.each(raw)('%s', (name) => {
    for (const given of formats) {
      for (const end of [...ends, '', ' ']) {
        const source = `One <${name} class="a">hidden</${name}${end}\n${sentence}\n\n<${name} class="b">hidden</${name}>\n\nThree`
        const { body } = parse(source, { ...given, site })
        expect([given, end, body.text]).toEqual([given, end, expect.stringContaining(sentence)])
        expect([given, end, body.text]).toEqual([given, end, expect.not.stringContaining('hidden')])
        expect(body.text).toMatch(/^One\s.*\sThree$/s)
      }
    }
  })
})

test('an end tag without a > is reported, and one with attributes is not', () => {
  expect(reports('<iframe src="https://player.example/1"></iframe and\n\ntext')).toEqual([
    '1:40 </iframe has no >: it was completed',
  ])
  expect(reports('One <iframe src="https://player.example/1"></iframe/>f one')).toEqual([])
})

test('a fence in an HTML block or indented code is text, and one in a list item or quote ends with it, so markup after it is not in code', () => {
  for (const above of [
    '<div>\n```js\n</div>\n\n',
    `<span class="a">\n${'<br>\n```js\n'.repeat(150)}</span>\n\n`,
    'One\n\n    ```js\n\nTwo\n\n',
    '- One:\n  ```js\n  two\n',
    '1. One:\n\n   ```js\n   two\n\nThree ',
    '- ```js\n  one\n\n',
    '- One\n  - Two\n\n    ```js\n  - Three ',
    '> ```js\n> one\n\n',
    '- One:\n  ```js\n<span class="a">\n```js\n',
  ]) {
    const { body } = parse(`${above}<textarea/> ${sentence}`)
    expect(body.html).toContain(sentence)
    expect(body.text).toContain(sentence)
  }
})

test('a fence after a paragraph that starts with a tag, after a fence with tags, or in markdown="1" is code', () => {
  for (const [above, below] of [
    ['<b>Note</b> one\n', ''],
    ['```html\n<div>\n```\n', ''],
    ['<div markdown="1">\n', '</div>\n'],
    ['- One\n\nTwo\n\n', ''],
  ]) {
    const source = `${above}\`\`\`html\n<title/>\n\`\`\`\n${below}`
    expect([source, reports(source)]).toEqual([source, []])
    expect(parse(source).body.text).toContain('<title/>')
  }
})

const reports = (source: string, given: Parameters<typeof parse>[1] = {}) =>
  parse(source, { site, ...given })
    .diagnostics.filter(({ code }) => code === 'html-unclosed')
    .map(({ line, column, message }) => `${line}:${column} ${message}`)

test('a diagnostic names each kind of unclosed markup with its place', () => {
  expect(
    reports(
      'One\n\n<iframe src="https://player.example/1" />\n\nTwo <textarea rows="2"/> three\n\n<textarea/>\n\n<video controls>\n\n<!-- four',
    ),
  ).toEqual([
    '3:1 <iframe src="https://player.example/1" /> closes itself, which HTML does not allow: it was closed here',
    '5:5 <textarea rows="2"/> closes itself, which HTML does not allow: it was closed here (2 times)',
    '9:1 <video controls> has no end tag: it was closed here',
    '11:1 <!-- has no -->: it was ignored',
  ])
  expect(reports('<p>a</p>\n<p class="b>c</p>', { format: 'HTML' })).toEqual([
    '2:1 <p class="b>c</p> is not a complete tag: a " or > is missing',
  ])
})

test('a self-closing frame of an allowed host is shown, with the text after it outside', () => {
  const { body } = parse('<iframe src="https://player.example/1" />\n\n**Bold** text', { site })
  expect(body.html).toMatch(/^<iframe src="https:\/\/player.example\/1" [^>]*><\/iframe>\n<p><strong>Bold<\/strong>/)
})

test('a video keeps the sources that follow its start tag', () => {
  const { body } = parse('<video controls><source src="https://a.example/b.mp4">\n\nText', { site })
  expect(body.html).toBe('<p><video controls><source src="https://a.example/b.mp4" /></video></p>\n<p>Text</p>\n')
})

test('JSX closes its elements itself, so MDX gets no diagnostic', () => {
  const source = 'One <video src="https://a.example/b.mp4" /> two <span /> three\n\n<textarea />\n\nfour'
  const { body } = parse(source, { mdx: true })
  expect(body.html).toContain('></video> two <span></span> three')
  expect(reports(source, { mdx: true })).toEqual([])
})

test('closed elements and code stay as they are', () => {
  const source =
    '`<title/>` <!-- a --> b\n\n```html\n<iframe/>\n<!--\n```\n\n    <textarea/>\n\n<svg><svg></svg></svg> <object><object></object></object> c'
  expect(reports(source)).toEqual([])
  const { body } = parse(source)
  expect(body.text).toContain('<iframe/>')
  expect(body.text).toContain('<title/>')
  expect(body.text).toContain('<textarea/>')
  expect(reports('<script>document.write("<script>a</scr")</script> b', { format: 'HTML' })).toEqual([])
})

test('the name of an element in a sentence is a word', () => {
  expect(parse('Set the <title> element, and <video> too.').body.text).toBe('Set the <title> element, and <video> too.')
})

test('the name of an element in the alternative text of an image is a word, and no diagnostic reports it', () => {
  const source = '![The <head> of a page](https://a.example/b.png) and a sentence.'
  const { body, diagnostics } = parse(source)
  expect(body.html).toBe(
    '<p><img src="https://a.example/b.png" alt="The &lt;head&gt; of a page" /> and a sentence.</p>\n',
  )
  expect(diagnostics).toEqual([])
})

test('the content of a CDATA section stays, code of PHP does not', () => {
  expect(parse('<![CDATA[<p>One</p>]]>\n<?php if ($a->b > 1) { ?>\nTwo', { format: 'HTML' }).body.text).toBe('One\nTwo')
})

test('a tag in which only the > is missing is repaired', () => {
  const source = '<p><a href="/x"><img alt="A" src="https://a.example/b.png"\n</a> Text</p>'
  expect(parse(source, { format: 'HTML' }).body.html).toBe(
    '<p><a href="/x"><img alt="A" src="https://a.example/b.png" /></a> Text</p>',
  )
})

test('a value with tags in it is not a missing quote', () => {
  const source = '<p title="<b>a</b> > c">d</p><p title=\'e > f\' class="g">h</p>'
  expect(parse(source, { format: 'HTML' }).body.html).toBe(
    '<p title="&lt;b&gt;a&lt;/b&gt; &gt; c">d</p><p title="e &gt; f" class="g">h</p>',
  )
  expect(reports(source, { format: 'HTML' })).toEqual([])
})
