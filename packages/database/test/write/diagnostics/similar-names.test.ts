import { expect, test } from 'vitest'
import { isOneSlip, isTellable, slipKeys } from '../../../src/write/diagnostics/one-slip.ts'
import { Archive } from '../../support/archive.ts'

const tags = (...names: string[]) => ({ tags: names })
const author = (name: string) => ({ authors: [{ name, spelling: name }] })
const many = (prefix: string, sketch: object) =>
  Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`${prefix}${at}.md`, sketch]))
const found = 'SELECT file, code, message FROM Diagnostic ORDER BY position'

test('a rare tag and a rare author one letter from a known one are reported until they are corrected', () => {
  using archive = new Archive()
  archive.put({
    ...many('light', tags('Lighthouse')),
    ...many('marta', author('Marta Lindqvist')),
    'a.md': tags('Lighthosue'),
    'b.md': tags('Lighthouses'),
    'c.md': author('Marta Lindquist'),
  })
  const notes = [
    [
      'c.md',
      'author-similar',
      'The author “Marta Lindquist” of 1 article is one slip from “Marta Lindqvist” of 12 articles.',
    ],
    ['a.md', 'tag-similar', 'The tag “Lighthosue” of 1 article is one slip from “Lighthouse” of 12 articles.'],
  ]
  expect(archive.rows(found)).toEqual(notes)
  expect(archive.put({ 'd.md': { article: { title: 'Another' } } }).newProblems).toBeUndefined()
  expect(archive.rows(found)).toEqual(notes)
  archive.put({ 'a.md': tags('Lighthouse'), 'c.md': author('Marta Lindqvist') })
  expect(archive.rows(found)).toEqual([])
})

test('two names that one article has are two names', () => {
  using archive = new Archive()
  archive.put({ ...many('a', tags('contract')), 'b.md': tags('contract', 'contrast') })
  expect(archive.rows(found)).toEqual([])
})

test('the articles of drafts make no name known, and a note about a draft is at the draft', () => {
  using archive = new Archive()
  archive.put({
    ...many('draft', { ...tags('Harbourmaster'), article: { draft: true } }),
    'a.md': tags('Harbormaster'),
  })
  expect(archive.rows(found)).toEqual([])
  archive.put({
    ...many('post', tags('Harbourmaster')),
    'z.md': { ...tags('Harbormaster'), article: { draft: true } },
  })
  expect(
    archive.rows('SELECT file, articleId = (SELECT id FROM Article WHERE file = ?) FROM Diagnostic', 'z.md'),
  ).toEqual([['z.md', 1]])
})

test.each([
  ['lighthouse', 'lighthosue'],
  ['lighthouse', 'ligthhouse'],
  ['lighthouse', 'lighthuse'],
  ['lighthouse', 'lightthouse'],
  ['lighthouse', 'lighthause'],
  ['marta lindqvist', 'matra lindqvist'],
  ['编辑部作品', '编辑部品作'],
])('%s and %s differ by one slip, and share a key', (one, other) => {
  expect([isOneSlip(one, other), isOneSlip(other, one)]).toEqual([true, true])
  expect(slipKeys(one).filter((key) => slipKeys(other).includes(key))).not.toEqual([])
})

test.each([
  ['lighthouse', 'lighthouse'],
  ['lighthouse', 'lighthouses'],
  ['charts of ports', 'chart of ports'],
  ['maria lind', 'mario lind'],
  ['flight', 'slight'],
  ['lighthouse', 'lighthousing'],
  ['sea fishing', 'seafishing'],
  ['李小明', '李小月'],
  ['lighthouse', 'lihgtohuse'],
])('%s and %s are different names', (one, other) => {
  expect([isOneSlip(one, other), isOneSlip(other, one)]).toEqual([false, false])
})

test('short names, sentences and names with digits are not compared', () => {
  const names = ['tides', '李明', 'Python 3', 'x'.repeat(61)]
  expect(names.filter(isTellable)).toEqual([])
  expect(['harbor', '王小明', 'Ольга Ким'].filter(isTellable)).toHaveLength(3)
})
