import { expect, test } from 'vitest'
import { changeTimeToRemember, findMoves, type KnownFile, makePlan, moveCandidates } from '../src/plan.ts'
import type { FoundFile } from '../src/walk.ts'

const found = (path: string, bytes = 1, at = 1): FoundFile => ({
  path,
  real: path,
  bytes,
  modifiedAt: at,
  changedAt: at,
})
const known = (path: string, bytes = 1, at = 1, sha256 = path): KnownFile => ({
  path,
  sha256,
  bytes,
  modifiedAt: at,
  changedAt: at,
})
const paths = (files: { path: string }[]) => files.map(({ path }) => path)

test('files are told apart by path, size and times', () => {
  const plan = makePlan(
    [known('same'), known('longer'), known('touched'), known('gone')],
    [found('same'), found('longer', 2), found('touched', 1, 2), found('new')],
    [],
  )
  expect(plan.unchanged.map(({ file }) => file.path)).toEqual(['same'])
  expect(plan.suspects.map(({ file }) => file.path)).toEqual(['longer', 'touched'])
  expect(paths(plan.created)).toEqual(['new'])
  expect(paths(plan.gone)).toEqual(['gone'])
  expect(plan.known).toBe(4)
})

test('a folder of half a million new files is planned as one of three is', () => {
  const files = Array.from({ length: 500_000 }, (_, at) => found(`${at}.md`))
  expect(makePlan([], files, []).created).toHaveLength(500_000)
})

test('what stood in a folder that cannot be read is not gone', () => {
  const plan = makePlan([known('a/x.md'), known('ab.md'), known('b.md')], [], ['a/', 'b.md'])
  expect(paths(plan.gone)).toEqual(['ab.md'])
})

test('a file moved where one is gone and one is new with the same bytes', () => {
  const plan = makePlan([known('old', 5, 1, 'hash')], [found('new', 5), found('other', 6)], [])
  expect(paths(moveCandidates(plan))).toEqual(['new'])
  expect(findMoves(plan, new Map([['new', 'hash']]))).toEqual([{ from: 'old', to: found('new', 5) }])
})

test('two that are equally likely are no move', () => {
  const twoGone = makePlan([known('a', 5, 1, 'hash'), known('b', 5, 1, 'hash')], [found('new', 5)], [])
  expect(findMoves(twoGone, new Map([['new', 'hash']]))).toEqual([])
  const twoNew = makePlan([known('a', 5, 1, 'hash')], [found('x', 5), found('y', 5)], [])
  expect(
    findMoves(
      twoNew,
      new Map([
        ['x', 'hash'],
        ['y', 'hash'],
      ]),
    ),
  ).toEqual([])
})

test('empty files are never a move', () => {
  expect(moveCandidates(makePlan([known('a', 0)], [found('b', 0)], []))).toEqual([])
})

test('a file that changed just before it was read is read again', () => {
  expect(changeTimeToRemember(found('a', 1, 10_000), 12_001)).toBe(10_000)
  expect(changeTimeToRemember(found('a', 1, 10_000), 12_000)).toBe(0)
  expect(changeTimeToRemember(found('a', 1, 99_000), 12_000)).toBe(0)
})
