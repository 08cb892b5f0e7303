import { expect, test } from 'vitest'
import { withoutNamesOfCode } from '../../src/text/names-of-code.ts'

test('names of code are left out, also without spaces around them', () => {
  expect(withoutNamesOfCode('call getOutput, then set_timeout')).toBe('call  , then  ')
  expect(withoutNamesOfCode('读取max_old_space的值。港口')).toBe(' 。港口')
  expect(withoutNamesOfCode('открыть получитьДанные')).toBe('открыть  ')
})

test('products and proper names with an upper case letter inside stay', () => {
  const text = 'GitHub, iPhone, macOS und McDonald'
  expect(withoutNamesOfCode(text)).toBe(text)
})

test('letters outside of the basic plane and emoji do not hide a name of code', () => {
  expect(withoutNamesOfCode('😀getOutput 𐐨𐐨𐐀𐐨 harbour')).toBe('😀    harbour')
})

test('a text without names of code stays the same text', () => {
  for (const text of ['', 'harbour', '港口，日报', '_', 'a _ b', '😀']) expect(withoutNamesOfCode(text)).toBe(text)
})
