import { expect, test } from 'vitest'
import { decodeChangeCursor, encodeChangeCursor } from '../../../src/read/changes/change-cursor.ts'

const from = { revision: 3, at: 1_000, instant: 2_000 }
const written = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

test.each([
  { from, run: null },
  { from, run: { revision: 5, instant: 3_000, place: { part: 'noted', at: [4, 1] } } },
  { from, run: { revision: 5, instant: 3_000, place: { part: 'due', at: [0, -7] } } },
] as const)('a cursor of changes leads back to its state: %j', (cursor) => {
  expect(decodeChangeCursor(encodeChangeCursor(cursor))).toEqual(cursor)
})

test('a cursor of changes keeps its form, because clients store it', () => {
  expect(encodeChangeCursor({ from, run: null })).toBe(written(['changes', 3, 1_000, 2_000]))
  const run = { revision: 5, instant: 3_000, place: { part: 'due', at: [4, 1] } } as const
  expect(encodeChangeCursor({ from, run })).toBe(written(['changes', 3, 1_000, 2_000, 5, 3_000, 1, 4, 1]))
})

test('the number of a revision is a cursor without an instant', () => {
  const known = (revision: number) => ({ from: { revision, at: null, instant: null }, run: null })
  expect(decodeChangeCursor('0')).toEqual(known(0))
  expect(decodeChangeCursor('123456789012345')).toEqual(known(123_456_789_012_345))
})

test.each([
  '',
  'x',
  '12x',
  'x12',
  '-1',
  '1.5',
  '1234567890123456',
  written('changes'),
  written({ 0: 'changes' }),
  written(null),
  written(['other', 1, 2, 3]),
  written(['changes']),
  written(['changes', 1, 2]),
  written(['changes', 1, 2, 3, 4]),
  written(['changes', 1, 2, 3, 4, 5, 0, 6]),
  written(['changes', 1, 2, 3, 4, 5, 0, 6, 7, 8]),
  written(['changes', 1, 2, 3, 4, 5, 2, 6, 7]),
  written(['changes', 1, 2, '3']),
  written(['changes', 1, 2, 3.5]),
  written(['changes', null, 2, 3]),
])('%j is not a cursor of changes', (text) => {
  expect(decodeChangeCursor(text)).toBeNull()
})
