import { expect, test } from 'vitest'
import { utcText } from '../../src/schema/builder/utc-text.ts'

test.each([
  ['the start of 1970', 0],
  ['the last millisecond before it', -1],
  ['a leap day', Date.UTC(2024, 1, 29, 23, 59, 59, 999)],
  ['the day before 1 March of a year without a leap day', Date.UTC(1900, 1, 28, 12)],
  ['a time of the 17th century', Date.UTC(1666, 8, 2, 1, 2, 3, 4)],
  ['a year of five digits', Date.UTC(12_345, 6, 30, 9, 44, 7)],
  ['a year before 0', Date.UTC(-5, 6, 30, 9, 44, 7)],
])('%s has the text that JavaScript gives it', (_name, instant) => {
  expect(utcText(instant)).toBe(new Date(instant).toISOString())
})

test('a number that is not an instant has no text', () => {
  expect(() => utcText(Number.NaN)).toThrow(RangeError)
})
