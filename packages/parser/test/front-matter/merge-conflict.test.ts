import { expect, test } from 'vitest'
import type { Problem } from '../../src/diagnostics/problem.ts'
import { readFrontMatter } from '../../src/front-matter/front-matter.ts'

const ours = '<<<<<<< HEAD'
const theirs = '>>>>>>> branch'

function read(...lines: string[]) {
  const problems: Problem[] = []
  const { data, body } = readFrontMatter(lines.join('\n'), problems)
  return { data, body, reports: problems.map(({ code, line, message }) => ({ code, line, message })) }
}

test('a merge conflict in front matter is reported, and the second version counts', () => {
  const { data, body, reports } = read(
    '---',
    ours,
    'title: Ebb',
    '=======',
    'title: Tide',
    theirs,
    'lang: en',
    '---',
    'Text.',
  )
  expect({ data, body }).toEqual({ data: { title: 'Tide', lang: 'en' }, body: 'Text.' })
  expect(reports[0]).toEqual({
    code: 'merge-conflict',
    line: 2,
    message: 'a merge conflict is not resolved: lines 2 to 6 hold two versions',
  })
  expect(reports.slice(1).map(({ code }) => code)).toEqual(['key-duplicated'])
})

test('a merge conflict in the body is reported at its first line, and both versions stay', () => {
  const text = [ours, 'Ebb.', '||||||| base', 'Sea.', '=======', 'Tide.', theirs, 'End.']
  const { body, reports } = read('---', 'title: Tide', '---', ...text)
  expect(body).toBe(text.join('\n'))
  expect(reports.map(({ code, line }) => `${line} ${code}`)).toEqual(['4 merge-conflict'])
})

test('an article that shows a merge conflict in code has none', () => {
  expect(read('---', 'title: Git', '---', '```', ours, 'a', '=======', 'b', theirs, '```').reports).toEqual([])
})

test('a title underlined by seven signs is not a conflict', () => {
  expect(read('---', 'title: Tide', '---', 'Heading', '=======', 'Text.').reports).toEqual([])
})
