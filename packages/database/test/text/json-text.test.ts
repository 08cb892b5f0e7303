import { expect, test } from 'vitest'
import { jsonText } from '../../src/text/json-text.ts'

test('NUL and half surrogates become U+FFFD, in keys too, and all other text stays', () => {
  const value = { 'a\0': ['b\ud800', '\udc00c', '\\u0000', '\\\0', '\u0001', '👍', 'ü'] }
  const expected = { 'a\ufffd': ['b\ufffd', '\ufffdc', '\\u0000', '\\\ufffd', '\u0001', '👍', 'ü'] }
  expect(JSON.parse(jsonText(value))).toEqual(expected)
})
