import { expect, test } from 'vitest'
import { PathSet } from '../../src/scan/path-set.ts'

const written = ['a.md', '深/文章.md', '深/文章', '😀/x.md', '', 'caf\u00e9.md']

test('a set of paths has its paths in their order, and no others', () => {
  const paths = PathSet.of(written)
  expect([...paths]).toEqual(written)
  expect(written.map((path) => paths.indexOf(path))).toEqual([0, 1, 2, 3, 4, 5])
  expect(['b.md', '深', 'a.md/', 'cafe\u0301.md'].filter((path) => paths.has(path))).toEqual([])
  expect(PathSet.of([]).has('a.md')).toBe(false)
})

test('a set made from the shared memory of another one has the same paths, also if they fill several parts', () => {
  const many = Array.from({ length: 40_000 }, (_, at) => `posts/${'长'.repeat(at % 30)}/${at}.md`)
  const paths = new PathSet(PathSet.of(many).shared)
  expect(paths.shared.parts.length).toBeGreaterThan(1)
  expect(many.every((path, at) => paths.indexOf(path) === at && paths.at(at) === path)).toBe(true)
  expect(many.some((path) => paths.has(`${path}.`))).toBe(false)
})
