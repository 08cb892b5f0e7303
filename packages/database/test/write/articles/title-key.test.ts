import { expect, test } from 'vitest'
import { titleKey } from '../../../src/write/articles/title-key.ts'

test('titles from A to Z: numbers by value, Latin letters with Chinese by pinyin, other scripts', () => {
  const titles = [
    'Zoo',
    '章三',
    '张三',
    'Été',
    '“Apple” pie',
    'apple',
    'Chapter 10',
    'Chapter 9',
    '2 cats',
    'Яблоко',
    '阿姨',
  ]
  expect(titles.toSorted((a, b) => (titleKey(a) < titleKey(b) ? -1 : 1))).toEqual([
    '2 cats',
    '阿姨',
    'apple',
    '“Apple” pie',
    'Chapter 9',
    'Chapter 10',
    'Été',
    '张三',
    '章三',
    'Zoo',
    'Яблоко',
  ])
})

test('a title of punctuation has a key, and the key of a long title is short', () => {
  expect(titleKey('???')).toBe('???')
  expect(titleKey('新闻'.repeat(500)).length).toBeLessThanOrEqual(120)
})
