import { expect, test } from 'vitest'
import type { Problem } from '../../src/diagnostics/problem.ts'
import { readFrontMatter } from '../../src/front-matter/front-matter.ts'

function read(text: string) {
  const problems: Problem[] = []
  const { data, body } = readFrontMatter(text, problems)
  return { data, body, reports: problems.map(({ code, line }) => `${line} ${code}`) }
}

test.each(['----', '--', '---------', '———', '—', '–––', '—-', '－－－', '  ---', '....', '…', '+++', '===', '___'])(
  'a block that is closed by %j keeps its keys and its body, and its line is reported',
  (fence) => {
    expect(read(`---\ntitle: Tide\ndate: 2024-01-08\n${fence}\n\nText.\n\nMore.`)).toEqual({
      data: { title: 'Tide', date: '2024-01-08' },
      body: '\nText.\n\nMore.',
      reports: ['4 front-matter-fence'],
    })
  },
)

test.each(['---', '---   ', '---\t', '---\u3000', '---\u00a0', '...'])(
  'a fence may have blanks after it, and may be three dots: %j',
  (fence) => {
    expect(read(`---\ntitle: Tide\n${fence}\nText.`)).toEqual({ data: { title: 'Tide' }, body: 'Text.', reports: [] })
  },
)

test('a thematic break in the body is not the fence if a wrong one is above it', () => {
  const { data, body } = read('---\ntitle: Tide\n----\n\nOne.\n\n---\n\nTwo.')
  expect({ data, body }).toEqual({ data: { title: 'Tide' }, body: '\nOne.\n\n---\n\nTwo.' })
})

test('text on the line of the fence is the start of the body', () => {
  for (const [line, body] of [
    ['---The tide', 'The tide\nturns.'],
    ['--- The tide', 'The tide\nturns.'],
    ['----**The** tide', '**The** tide\nturns.'],
  ])
    expect(read(`---\ntitle: Tide\n${line}\nturns.`)).toEqual({
      data: { title: 'Tide' },
      body,
      reports: ['3 front-matter-fence'],
    })
})

test('the fences of TOML and JSON may be inexact, too', () => {
  for (const fence of ['++++', '++', '---', '＋＋＋'])
    expect(read(`+++\ntitle = "Tide"\n${fence}\nText.`)).toEqual({
      data: { title: 'Tide' },
      body: 'Text.',
      reports: ['3 front-matter-fence'],
    })
  expect(read(';;;\n"title": "Tide"\n;;;;\nText.').data).toEqual({ title: 'Tide' })
})

test('a block without an opening fence may end at an inexact fence', () => {
  expect(read('title: Tide\ndate: 2024-01-08\n———\nText.')).toEqual({
    data: { title: 'Tide', date: '2024-01-08' },
    body: 'Text.',
    reports: ['3 front-matter-fence'],
  })
})

test('what resembles a fence inside a value does not end the block', () => {
  expect(read('---\ntext: |\n  a\n  ----\n  b\nquoted: "x\n----\ny"\n---\nText.')).toEqual({
    data: { text: 'a\n----\nb\n', quoted: 'x ---- y' },
    body: 'Text.',
    reports: [],
  })
  expect(read('+++\ntitle = """\na\n+++ b\n"""\n+++\nText.').data).toEqual({ title: 'a\n+++ b\n' })
})

test('a block without any fence does not take paragraphs, headings or tables for keys', () => {
  for (const body of ['One.\n\nTwo.\n\n---\n\nThree.', '| a |\n|---|\n\nOne\n-----\n\nTwo.', '# One\n\n----\n\nTwo.'])
    expect(read(`---\nlayout: post\ntitle: Tide\n\n${body}`)).toEqual({
      data: { layout: 'post', title: 'Tide' },
      body,
      reports: ['1 front-matter-unclosed'],
    })
})

test('thematic breaks around text are not front matter', () => {
  expect(read('---\nJust a break\n\n----\n\nText.').body).toBe('---\nJust a break\n\n----\n\nText.')
})

test('long blocks without a fence are read in bounded time', () => {
  const started = performance.now()
  for (const line of [
    '-'.repeat(50_000),
    `a: "\n${'----\n'.repeat(20_000)}`,
    '--x\n'.repeat(20_000),
    'a: b\n----x\n'.repeat(5000),
    '\n \n'.repeat(30_000),
  ])
    read(`---\ntitle: Tide\n${line}`)
  expect(performance.now() - started).toBeLessThan(3000)
})

test.each(['———', '—', '--', '–––', '—-', '－－－', '  ---', '\u00a0---', '\u200b---', '---\u200b'])(
  'a block that is opened by %j keeps its keys and its body, and its line is reported',
  (fence) => {
    for (const closing of [fence, '---'])
      expect(read(`\n${fence}\ntitle: Tide\ndate: 2024-01-08\n${closing}\nText.\n\n---\n\nMore.`)).toEqual({
        data: { title: 'Tide', date: '2024-01-08' },
        body: 'Text.\n\n---\n\nMore.',
        reports: ['2 front-matter-fence'],
      })
  },
)

test('keys that are indented like their fences are read', () => {
  const { data, body } = read('  ---\n  title: |\n    One\n    ---\n    two\n  ---\n  Text.')
  expect({ data, body }).toEqual({ data: { title: 'One\n---\ntwo\n' }, body: '  Text.' })
})

test.each([
  '———\nWhat he said: nothing.\n———\nText.',
  '--\nTitle: no more.\n\nOne paragraph.\n\nAnother paragraph.\n\n---\nText.',
  '— Title: so he began\n---\nText.',
  '--\ntitle: Tide\nText.',
])('a body that begins with dashes is a body: %j', (text) => {
  expect(read(text)).toEqual({ data: {}, body: text, reports: [] })
})
