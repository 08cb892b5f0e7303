import { expect, test } from 'vitest'
import { fuzz, ownFolders } from './fuzz/run.ts'
import type { Outcome } from './fuzz/worker.ts'

test('500 real files, mutated, are each an article or a diagnostic, and soon', async () => {
  const outcomes: Outcome[] = []
  await fuzz(1, 0, 500, ownFolders, (outcome) => void outcomes.push(outcome))
  expect(outcomes.filter(({ wrong }) => wrong.length > 0)).toEqual([])
  expect(outcomes.length).toBe(500)
  expect(Math.max(...outcomes.map(({ milliseconds }) => milliseconds))).toBeLessThan(5000)
})
