import { expect, test } from 'vitest'
import { parse } from '../parse-body.ts'

function idsAndTargets(html: string): { ids: string[]; targets: string[] } {
  const all = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, name = '']) => name)
  return { ids: all(/ id="([^"]*)"/g), targets: all(/ href="#([^"]*)"/g) }
}

test.each(['/posts/a/', '/2024/05/06/', '/新闻/"港口" & Kai/', '/', `/${'long/'.repeat(100)}`])(
  'on the page %s each reference links to its note, and each note links back',
  (pagePath) => {
    const { ids, targets } = idsAndTargets(parse('a[^1] b[^x] c[^1]\n\n[^1]: A\n[^x]: B', { pagePath }).body.html)
    expect(ids.length).toBe(5)
    expect(new Set(ids).size).toBe(5)
    expect(new Set(targets)).toEqual(new Set(ids))
  },
)

test('the notes of two articles on one page have different ids', () => {
  const [here, there] = ['/a/', '/b/'].map((pagePath) =>
    idsAndTargets(parse('a[^1]\n\n[^1]: A', { pagePath }).body.html),
  )
  expect(here?.ids.filter((id) => there?.ids.includes(id))).toEqual([])
})

test('a footnote label is not an address, and a note that is an address is not reported as a broken link', () => {
  const { body, links } = parse('foot[^1] [text][^2]\n\n[^1]: note\n[^2]: https://a.example/b')
  expect([body.text, links]).toEqual(['foot [text]\nnote\nhttps://a.example/b', []])
  expect(body.html).toContain('<a href="https://a.example/b">https://a.example/b</a>')
})

test('text that only looks like a footnote is kept as written', () => {
  expect(parse('[^none], [^a b], ^[here](/a), [^1](/b)\n\n[^1]: unused').body.text).toBe('[^none], [^a b], ^here, ^1')
  expect(parse('`[^1]`\n\n[^1]: unused').body.html).toBe('<p><code>[^1]</code></p>\n')
})

test('the first of two notes with one label counts, and a nested note is a note too', () => {
  expect(parse('a[^1] b[^2]\n\n[^1]: [^2]: inner\n\n    outer\n\n[^1]: second').body.text).toBe('a b\nouter\ninner')
})

test('a superscript in html is text, but a footnote number is not', () => {
  const source = '<p>CO<sup>2</sup> is a gas<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>.</p>'
  const { body } = parse(source, { format: 'HTML' })
  expect(body.text).toBe('CO2 is a gas.')
  expect(body.html).toContain('<a href="#user-content-fn1" id="user-content-fnref1">')
})
