import { expect, test } from 'vitest'
import { withAbsoluteAddresses } from '../../src/schema/article-body/absolute-addresses.ts'
import { withoutRepeatedTitle } from '../../src/schema/article-body/repeated-title.ts'
import { truncate } from '../../src/schema/article-body/truncate.ts'
import { dateInTimeZone } from '../../src/schema/articles/time-zone-date.ts'
import { parseDate, parseDateTime } from '../../src/schema/builder/scalars.ts'

test.each([
  ['expected', 10, 'expected'],
  ['The council met in Zürich on Friday.', 20, 'The council met in…'],
  ['The council met in Zürich on Friday.', 12, 'The council…'],
  ['Donaudampfschifffahrtsgesellschaft', 10, 'Donaudamp…'],
  ['记者从现场了解到，救援人员已经抵达。', 8, '记者从现场了解…'],
  ['记者从现场了解到', 8, '记者从现场了解到'],
  ['👨‍👩‍👧👨‍👩‍👧', 10, '👨‍👩‍👧…'],
  ['text', 0, ''],
  ['text', 1, '…'],
])('truncate(%s, %i) is %s', (text, length, expected) => {
  expect(truncate(text, length)).toBe(expected)
  expect(expected.length).toBeLessThanOrEqual(length)
})

test('URLs become absolute in attributes only', () => {
  const html = [
    '<p>href="/a" <a href="/a?x=1&amp;y=2">a</a> <a href="#top">top</a> <a href="../b/">b</a>',
    '<a href="https://other.example.org/">c</a> <a href="mailto:a@b.c">d</a>',
    '<img src="/media/p/a.jpg" srcset="/media/p/a.jpg 1x, /media/p/a,b.jpg 2x" alt="src=&quot;/a&quot;" /></p>',
  ].join('\n')
  const page = { site: 'https://site.example.org', url: 'https://site.example.org/2022/x/' }
  const bases = { media: 'https://api.example.org', images: page, links: page }
  expect(withAbsoluteAddresses(html, bases)).toBe(
    [
      '<p>href="/a" <a href="https://site.example.org/a?x=1&amp;y=2">a</a> <a href="#top">top</a> <a href="https://site.example.org/2022/b/">b</a>',
      '<a href="https://other.example.org/">c</a> <a href="mailto:a@b.c">d</a>',
      '<img src="https://api.example.org/media/p/a.jpg" srcset="https://api.example.org/media/p/a.jpg 1x, https://api.example.org/media/p/a,b.jpg 2x" alt="src=&quot;/a&quot;" /></p>',
    ].join('\n'),
  )
})

test('links and images become absolute independently', () => {
  const html = '<a href="/a/"><img src="/media/p.jpg" /><img src="/gone.jpg" /></a><video src="/media/v.mp4"></video>'
  const media = 'https://api.example.org'
  const page = { site: 'https://site.example.org/blog', url: 'https://site.example.org/blog/x/' }
  expect(withAbsoluteAddresses(html, { media, images: page, links: null })).toBe(
    '<a href="/a/"><img src="https://api.example.org/media/p.jpg" /><img src="https://site.example.org/blog/gone.jpg" /></a><video src="https://api.example.org/media/v.mp4"></video>',
  )
  expect(withAbsoluteAddresses(html, { media: null, images: null, links: page })).toBe(
    html.replace('/a/', 'https://site.example.org/blog/a/'),
  )
})

test.each([
  ['<h1 id="a">Night &amp; <em>Day</em></h1>\n<p>Text</p>', '<p>Text</p>'],
  ['\n<h2>NIGHT  &amp;\nDay</h2><h3>More</h3>', '<h3>More</h3>'],
  ['<h1>Night</h1><p>Text</p>', '<h1>Night</h1><p>Text</p>'],
  ['<p>First</p><h1>Night &amp; Day</h1>', '<p>First</p><h1>Night &amp; Day</h1>'],
  ['', ''],
])('%j without the title Night & Day is %j', (html, expected) => {
  expect(withoutRepeatedTitle(html, 'Night & Day')).toBe(expected)
})

test('a day is in the time zone of the site, not of the machine', () => {
  const evening = Date.UTC(2022, 6, 30, 20)
  expect([dateInTimeZone('UTC', evening), dateInTimeZone('Asia/Shanghai', evening)]).toEqual([
    '2022-07-30',
    '2022-07-31',
  ])
})

test('a DateTime needs a time zone, and a Date has none', () => {
  expect(parseDateTime('2022-07-30T17:44:07+08:00')).toBe(Date.UTC(2022, 6, 30, 9, 44, 7))
  expect(parseDate('2024-02-29')).toBe('2024-02-29')
  for (const wrong of ['2022-07-30', '2022-07-30T09:44:07', '2022-13-01T00:00:00Z', 1659174247000, null]) {
    expect(() => parseDateTime(wrong)).toThrow('is not a DateTime: write it with its zone, as in 2022-07-30T09:44:07Z.')
  }
  for (const wrong of ['2023-02-29', '2022-7-3', 20220730]) {
    expect(() => parseDate(wrong)).toThrow('is not a Date: write it as in 2022-07-30.')
  }
})
