import { expect, test } from 'vitest'
import { FileList, FileSelection, type FoundFile } from '../../src/scan/file-list.ts'
import { findMoves, type KnownFile, makePlan, moveCandidates } from '../../src/scan/plan.ts'

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
  articleKey: null,
})
const all = (files: FoundFile[]) => new FileSelection(FileList.of(files), () => true)
const paths = (files: Iterable<{ path: string }>) => Array.from(files, ({ path }) => path)

test('files are compared by path, size and times', () => {
  const plan = makePlan(
    [known('same'), known('longer'), known('touched'), known('gone')],
    all([found('same'), found('longer', 2), found('touched', 1, 2), found('new')]),
    [],
  )
  expect(plan.unchanged.map(({ file }) => file.path)).toEqual(['same'])
  expect(plan.touched.map(({ file }) => file.path)).toEqual(['longer', 'touched'])
  expect(paths(plan.created)).toEqual(['new'])
  expect(paths(plan.deleted)).toEqual(['gone'])
  expect(plan.known).toBe(4)
})

test('planning half a million new files does not overflow the stack', () => {
  const files = Array.from({ length: 500_000 }, (_, at) => found(`${at}.md`))
  expect(makePlan([], all(files), []).created).toHaveLength(500_000)
})

test('files below an unreadable folder do not count as deleted', () => {
  const plan = makePlan([known('a/x.md'), known('ab.md'), known('b.md')], all([]), ['a/', 'b.md'])
  expect(paths(plan.deleted)).toEqual(['ab.md'])
})

test('a deleted file and a new one with the same content are a move', () => {
  const plan = makePlan([known('old', 5, 1, 'hash')], all([found('new', 5), found('other', 6)]), [])
  expect(paths(moveCandidates(plan))).toEqual(['new'])
  expect(findMoves(plan, new Map([['new', 'hash']]))).toEqual([{ from: 'old', to: found('new', 5) }])
})

test('files with the same content as several others are not a move', () => {
  const twoDeleted = makePlan([known('a', 5, 1, 'hash'), known('b', 5, 1, 'hash')], all([found('new', 5)]), [])
  expect(findMoves(twoDeleted, new Map([['new', 'hash']]))).toEqual([])
  const twoNew = makePlan([known('a', 5, 1, 'hash')], all([found('x', 5), found('y', 5)]), [])
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
  expect(moveCandidates(makePlan([known('a', 0)], all([found('b', 0)]), []))).toEqual([])
})
