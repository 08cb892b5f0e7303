import { expect, test } from 'vitest'
import { meantYear } from '../../../src/write/diagnostics/meant-year.ts'
import { Archive, put } from '../../support/archive.ts'

const day = (date: string) => Date.parse(`${date}T00:00:00Z`)
const dated = (date: string) => ({ article: { publishedAt: day(date), dateRaw: date } })
const until = (date: string, expires: string) => ({
  article: { publishedAt: day(date), dateRaw: date, expiresAt: day(expires) },
})
const found = 'SELECT file, severity, code, message, hint FROM Diagnostic ORDER BY position'

function importAt(archive: Archive, date: string, files: Parameters<Archive['put']>[0]) {
  const writer = archive.database.beginImport({ waitMs: 0 })
  for (const [path, sketch] of Object.entries(files)) put(writer, path, sketch)
  return writer.commit(day(date))
}

test('dates more than a year ahead are one note a year, with the year that was meant', () => {
  using archive = new Archive()
  importAt(archive, '2026-05-01', {
    'a.md': dated('2205-03-04'),
    'b.md': dated('2205-03-05'),
    'soon.md': dated('2027-04-30'),
    'draft.md': { article: { publishedAt: day('2205-01-01'), draft: true } },
    'z.md': dated('2999-01-01'),
  })
  expect(archive.rows(found)).toEqual([
    [
      ...['a.md', 'WARNING', 'date-far-ahead'],
      'The article is in no list before its date, 2205-03-04. The same is true of 1 other article.',
      'Perhaps the year 2025 was meant: correct the date.',
    ],
    [
      ...['z.md', 'INFO', 'date-far-ahead'],
      'The article is in no list before its date, 2999-01-01.',
      'Nothing, if this date is meant. Set draft: true for an article that is never shown.',
    ],
  ])
  importAt(archive, '2026-05-02', { 'a.md': dated('2025-03-04'), 'b.md': dated('2025-03-05') })
  expect(archive.rows('SELECT file FROM Diagnostic')).toEqual([['z.md']])
})

test('expired articles are one note, and those that expire before their date another one', () => {
  using archive = new Archive()
  const { newProblems } = importAt(archive, '2026-05-01', {
    'a.md': until('2020-01-01', '2024-01-01'),
    'b.md': until('2020-01-01', '2025-01-01'),
    'c.md': until('2020-01-01', '2021-01-01'),
    'never.md': until('2023-01-01', '2022-01-01'),
    'still.md': until('2023-01-01', '2027-01-01'),
  })
  expect(archive.rows('SELECT file, severity, code, message FROM Diagnostic ORDER BY position')).toEqual([
    [
      ...['never.md', 'WARNING', 'expires-before-date'],
      'The article expires on 2022-01-01, before its own date, so no list ever shows it.',
    ],
    [
      ...['b.md', 'INFO', 'article-expired'],
      'The article expired on 2025-01-01, so it is in no list. The same is true of 2 other articles.',
    ],
  ])
  expect(newProblems).toHaveLength(2)
})

test('a note about a hidden article is for its editors only, also if diagnostics are public', () => {
  using archive = new Archive()
  importAt(archive, '2026-05-01', { 'a.md': dated('2205-03-04') })
  expect(archive.rows('SELECT articleId = (SELECT id FROM Article) FROM Diagnostic')).toEqual([[1]])
})

test('the year that was meant has two digits swapped, or one wrong or too many', () => {
  const meant = [2205, 2052, 2035, 3024, 20225, 2125, 2999, 9999, 2300, 2777, 2098].map((year) => meantYear(year, 2026))
  expect(meant).toEqual([2025, 2025, 2025, 2024, 2025, 2025, null, null, null, null, null])
})
