import { expect, test } from 'vitest'
import { isHtmlBody } from '../../src/body/body-format.ts'

test.each([
  ['a wrapper with blank lines and indents', '<div>\n<p>One\n\n    two</p>\n\n</div>\n'],
  ['paragraph after paragraph', '<p>One</p>\n\n<p>Two</p>'],
  ['a paragraph that is never closed', '<p>One\n\n<p>Two'],
  ['a comment first', '<!-- from a feed -->\n<div>One</div>'],
])('%s is HTML', (_, body) => {
  expect(isHtmlBody(body)).toBe(true)
})

test.each([
  ['plain text', 'One.'],
  ['text behind a block', '<div>One</div>\n\nTwo.'],
  ['Markdown inside a wrapper', '<div dir="rtl">\n\n## One\n\n</div>'],
  ['a wrapper that asks for Markdown', '<div markdown="1">\n\nOne\n\n</div>'],
  ['a list behind a block', '<div>One</div>\n\n- two'],
  ['inline HTML first', '<em>One</em> two'],
  ['nothing', ''],
])('%s is Markdown', (_, body) => {
  expect(isHtmlBody(body)).toBe(false)
})

test('a hundred comments take linear time', () => {
  expect(isHtmlBody(`${'<!-- lint disable -->\n\n'.repeat(100)}One.`)).toBe(false)
})
