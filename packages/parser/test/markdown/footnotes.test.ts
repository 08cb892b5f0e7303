import { expect, test } from 'vitest'
import { parse } from '../parse-body.ts'

function idsAndTargets(html: string): { ids: string[]; targets: string[] } {
  const all = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, name = '']) => name)
  return { ids: all(/ id="([^"]*)"/g), targets: all(/ href="#([^"]*)"/g) }
}

test.each(['/posts/a/', '/2024/05/06/', '/新闻/"港口" & Kai/', '/', `/${'long/'.repeat(100)}`])(
  'on the page %s each reference leads to its note, and each note back',
  (pagePath) => {
    const { ids, targets } = idsAndTargets(parse('a[^1] b[^x] c[^1]\n\n[^1]: A\n[^x]: B', { pagePath }).body.html)
    expect(ids.length).toBe(5)
    expect(new Set(ids).size).toBe(5)
    expect(new Set(targets)).toEqual(new Set(ids))
  },
)

test('the notes of two articles that are shown on one page have ids of their own', () => {
  const [here, there] = ['/a/', '/b/'].map((pagePath) =>
    idsAndTargets(parse('a[^1]\n\n[^1]: A', { pagePath }).body.html),
  )
  expect(here?.ids.filter((id) => there?.ids.includes(id))).toEqual([])
})

test('a definition is no address, and a note that is one is no broken link within the site', () => {
  const { body, links } = parse('foot[^1] [text][^2]\n\n[^1]: note\n[^2]: https://a.example/b')
  expect([body.text, links]).toEqual(['foot [text]\nnote\nhttps://a.example/b', []])
  expect(body.html).toContain('<a href="https://a.example/b">https://a.example/b</a>')
})

test('what is no footnote stays as it is written', () => {
  expect(parse('[^none], [^a b], ^[here](/a), [^1](/b)\n\n[^1]: unused').body.text).toBe('[^none], [^a b], ^here, ^1')
  expect(parse('`[^1]`\n\n[^1]: unused').body.html).toBe('<p><code>[^1]</code></p>\n')
})

test('of two notes with one label the first counts, and one within another is a note too', () => {
  expect(parse('a[^1] b[^2]\n\n[^1]: [^2]: inner\n\n    outer\n\n[^1]: second').body.text).toBe('a b\nouter\ninner')
})

test('a number written as html by another program is text, but not that of a footnote', () => {
  const source = '<p>CO<sup>2</sup> is a gas<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>.</p>'
  const { body } = parse(source, { format: 'HTML' })
  expect(body.text).toBe('CO2 is a gas.')
  expect(body.html).toContain('<a href="#user-content-fn1" id="user-content-fnref1">')
})
