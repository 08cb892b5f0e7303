import { expect, test } from 'vitest'
import { UNDATED } from '../../src/schema/undated.ts'
import { sortInstant } from '../../src/write/articles/sort-instant.ts'

test.each([
  ['by its date', { publishedAt: 5 }, 5],
  ['last without a date', { publishedAt: null }, UNDATED],
  ['by its date, once it is visible', { publishedAt: 5, visibleFrom: 50 }, 5],
  ['by the instant at which it becomes visible, until then', { publishedAt: 5, visibleFrom: 500 }, 500],
  ['by that instant, if it is visible before its date', { publishedAt: 500, visibleFrom: 50 }, 50],
  ['by that instant without a date', { publishedAt: null, visibleFrom: 500 }, 500],
])('an article is ordered %s', (_, article, instant) => {
  expect(sortInstant(article, 100)).toBe(instant)
})
