import { expect, test } from 'vitest'
import { WaitingMarks } from '../../../src/write/stories/waiting-marks.ts'
import { random } from '../../support/random.ts'

test('marks leave in the order of hash and article, each once, and then none wait', () => {
  const next = random(1)
  const number = (most: number) => Math.floor(next() * most)
  const added = Array.from({ length: 10_000 }, () => ({ hash: number(3000) * 2 ** 40, articleId: number(2 ** 53) }))
  const marks = new WaitingMarks()
  for (const { hash, articleId } of added) marks.add(hash, articleId)
  expect(marks.size).toBe(10_000)
  const parts = [...marks.take()]
  expect(parts.length).toBeGreaterThan(1)
  expect(parts.flat()).toEqual(added.toSorted((a, b) => a.hash - b.hash || a.articleId - b.articleId))
  expect(marks.size).toBe(0)
  expect([...marks.take()]).toEqual([])
})
