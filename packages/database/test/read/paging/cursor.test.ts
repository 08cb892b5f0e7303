import { expect, test } from 'vitest'
import { decodeCursor, encodeCursor } from '../../../src/read/paging/cursor.ts'
import type { SortKey } from '../../../src/read/paging/sort-keys.ts'
import { BadCursorError } from '../../../src/read/request/input-errors.ts'

// The cursor reads only the name and the type of a sort key.
const byTitle = [{ field: 'titleKey', text: true }, { field: 'id' }] as unknown as readonly SortKey[]
const byDate = [{ field: 'sortAt' }, { field: 'id' }] as unknown as readonly SortKey[]
const written = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

test('a cursor leads back to its position', () => {
  expect(decodeCursor(byTitle, 'after', encodeCursor(byTitle, ['港', 7]))).toEqual(['港', 7])
  expect(encodeCursor(byDate, [1.5, 7])).toBe(written(['sortAt,id', 1.5, 7]))
})

test.each([
  'no cursor',
  '',
  written('sortAt,id'),
  written({ 0: 'sortAt,id' }),
  written([1, 2, 3]),
  written([]),
  written(null),
])('%j is not a cursor', (cursor) => {
  const message = `before: "${cursor}" is not a cursor; use one from a response`
  expect(() => decodeCursor(byDate, 'before', cursor)).toThrow(new BadCursorError(message))
})

test('a cursor of a list in another order names both orders', () => {
  expect(() => decodeCursor(byDate, 'after', encodeCursor(byTitle, ['a', 1]))).toThrow(
    new BadCursorError(
      'after: this cursor belongs to a list in another order (titleKey,id, here sortAt,id); start again without it',
    ),
  )
})

test.each([
  ['too short', ['titleKey,id', 'a']],
  ['too long', ['titleKey,id', 'a', 1, 2]],
  ['a number in place of a text', ['titleKey,id', 1, 1]],
  ['a text in place of a number', ['titleKey,id', 'a', '1']],
  ['null', ['titleKey,id', 'a', null]],
])('a damaged cursor is refused: %s', (_, values) => {
  const cursor = written(values)
  expect(() => decodeCursor(byTitle, 'after', cursor)).toThrow(
    new BadCursorError(`after: "${cursor}" is damaged; use one from a response`),
  )
})
