import { expect, test } from 'vitest'
import { withAbsoluteUrls } from '../../src/schema/article-body/absolute-urls.ts'
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
  expect(withAbsoluteUrls(html, 'https://site.example.org/blog', '/2022/x/', 'https://api.example.org')).toBe(
    [
      '<p>href="/a" <a href="https://site.example.org/a?x=1&amp;y=2">a</a> <a href="#top">top</a> <a href="https://site.example.org/2022/b/">b</a>',
      '<a href="https://other.example.org/">c</a> <a href="mailto:a@b.c">d</a>',
      '<img src="https://api.example.org/media/p/a.jpg" srcset="https://api.example.org/media/p/a.jpg 1x, https://api.example.org/media/p/a,b.jpg 2x" alt="src=&quot;/a&quot;" /></p>',
    ].join('\n'),
  )
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
