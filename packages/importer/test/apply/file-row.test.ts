import { expect, test } from 'vitest'
import { changeTimeToStore } from '../../src/apply/file-row.ts'

const file = { path: 'a', real: 'a', bytes: 1, modifiedAt: 10_000, changedAt: 10_000 }

test('the next import reads a file again that changed just before it was read', () => {
  expect(changeTimeToStore(file, 12_001)).toBe(10_000)
  expect(changeTimeToStore(file, 12_000)).toBe(0)
  expect(changeTimeToStore({ ...file, changedAt: 99_000 }, 12_000)).toBe(0)
})
