import sanitizeHtml from 'sanitize-html'
import { expect, test } from 'vitest'
import { readSite } from '../../src/index.ts'
import { attributesOf, DROPPED_WITH_TEXT, ELEMENTS, schemesOf, VOID } from '../../src/sanitize/allow-list.ts'
import { ElementRules } from '../../src/sanitize/element-rules.ts'
import { embeddedFile } from '../../src/sanitize/embedded-file.ts'
import { type Attributes, filterHtml } from '../../src/sanitize/filter-html.ts'
import { dice } from '../fuzz/random.ts'
import { brokenMarkup, tokens } from '../fuzz/tokens.ts'
import { vectors } from '../xss/vectors.ts'

const { site } = readSite([], new Set())

function rules(): ElementRules {
  return new ElementRules('posts/a.md', { site, folder: new Set(['posts/a.png']), pagePath: '/a/' })
}

function filtered(html: string): string {
  const own = rules()
  const rewrite = (name: string, attributes: Attributes) => {
    if (name !== 'img') return own.apply(name, attributes)
    const { tagName, attribs, text } = embeddedFile(name, attributes)
    return { ...own.apply(tagName, attribs), text }
  }
  return filterHtml(html, rewrite, () => {})
}

/** The same html, filtered by sanitize-html with the same rules and the same allow-list. */
function expected(html: string): string {
  const own = rules()
  const elements = [...ELEMENTS]
  return sanitizeHtml(html, {
    allowedTags: elements,
    nonTextTags: [...DROPPED_WITH_TEXT],
    allowedAttributes: Object.fromEntries(elements.map((element) => [element, [...attributesOf(element)]])),
    allowedSchemesByTag: Object.fromEntries(elements.map((element) => [element, [...schemesOf(element)]])),
    selfClosing: [...VOID],
    parseStyleAttributes: false,
    nestingLimit: 300,
    transformTags: {
      img: embeddedFile,
      '*': (name, attributes) => own.apply(name, attributes),
      iframe: (tagName, attribs) => ({ tagName, attribs, text: '' }),
    },
  })
}

const elements =
  'p div span a img li ul table tr td font center strike iframe video source input noscript script style svg math template textarea title h2 figure b'.split(
    ' ',
  )
const values = [
  'x',
  '',
  'posts/a.png',
  'talk.mp3',
  'a/report%20<1>.pdf',
  'a.png 1x, b.png 2.50x, javascript:x 3x',
  'https://example.com/?a=1&amp;b=<2>',
  'java\tscript:alert(1)',
  'jav&#x09;ascript:alert(1)',
  '<!--x-->javascript:alert(1)',
  'data:text/html,x',
  'MAILTO:a@example.com',
  '//example.com/"quoted"',
  '_blank',
  'checkbox',
]
const names = ['href', 'src', 'srcset', 'class', 'style', 'id', 'alt', 'title', 'onclick', 'controls', 'poster', 'cite']

/** Html of random tags, attributes, texts and pieces of attacks. */
function randomHtml(next: (below: number) => number): string {
  const one = (list: readonly string[]) => list[next(list.length)] ?? ''
  const attributes = () =>
    ` ${one([...names, 'type', 'target', 'width'])}${one(['="', "='", '='])}${one(values)}${one(['"', "'", ''])}`
  const piece = [
    () =>
      `<${one(elements)}${next(2) ? attributes() : ''}${next(3) ? '' : attributes()}${one(['>', '>', '>', '/>', ''])}`,
    () => `</${one(elements)}${one(['>', '>', '>', ' >', '/>', ''])}`,
    () => one(['text', 'a & b', '&amp;', '&lt;b&gt;', '“”', ' ', '\n', '&nbsp;', '&#0;', '<', '>', '"']),
    () => one(next(3) ? tokens : [...vectors, ...brokenMarkup]),
  ]
  return Array.from({ length: 1 + next(24) }, () => piece[next(piece.length)]?.() ?? '').join('')
}

test('every known attack comes out as sanitize-html writes it', () => {
  for (const vector of [...vectors, ...brokenMarkup]) expect(filtered(vector), vector).toBe(expected(vector))
})

test('random html comes out as sanitize-html writes it', () => {
  const next = dice(20261128)
  for (let number = 0; number < 1_000; number++) {
    const html = randomHtml(next)
    expect(filtered(html), html).toBe(expected(html))
  }
})
