import { expect, test } from 'vitest'
import { Archive } from '../../support/archive.ts'

test('of 500 files in pairs that want one path, each second one gets a diagnostic in a first import, and loses it when it is alone', () => {
  using archive = new Archive()
  const name = (number: number) => `${String(number).padStart(3, '0')}.md`
  const numbers = Array.from({ length: 500 }, (_, number) => number)
  archive.put(
    Object.fromEntries(
      numbers.map((number) => [name(number), { article: { path: `/${number >> 1}/`, publishedAt: number } }]),
    ),
  )
  const reported = () => archive.rows("SELECT file FROM Diagnostic WHERE code = 'path-taken' ORDER BY file").flat()
  expect(reported()).toEqual(numbers.filter((number) => number % 2 === 1).map(name))
  archive.remove(...numbers.filter((number) => number % 2 === 0).map(name))
  expect(reported()).toEqual([])
})
