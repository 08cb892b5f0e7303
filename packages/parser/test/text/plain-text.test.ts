import { expect, test } from 'vitest'
import { htmlToText } from '../../src/text/plain-text.ts'

test.each([
  ['The <title> element', 'The <title> element'],
  ['Use <script> in <b>HTML</b>', 'Use <script> in <b>HTML</b>'],
  ['A <textarea/> B', 'A B'],
  ['A <script>x</script> B', 'A B'],
  ['A <b>c</b> &amp; d', 'A c & d'],
])('%j has the text %j', (html, text) => {
  expect(htmlToText(html)).toBe(text)
})
