import { expect, test } from 'vitest'
import type { Problem } from '../../src/diagnostics/problem.ts'
import { readFrontMatter } from '../../src/front-matter/front-matter.ts'

function read(text: string) {
  const problems: Problem[] = []
  const { data, body, bodyLine, unreadable } = readFrontMatter(text, problems)
  return { data, body, bodyLine, unreadable, codes: problems.map(({ code, line }) => [code, line]) }
}

test('blank lines and a BOM before the fence are skipped, and lines are counted from the file’s first', () => {
  expect(read('\ufeff\n\n---\ntitle: a\n---\nText')).toMatchObject({ data: { title: 'a' }, body: 'Text', bodyLine: 6 })
})

test('a broken block is broken the second time, too (gray-matter #166)', () => {
  const broken = '---\n- a\n- b\n---\nText'
  expect(read(broken)).toEqual(read(broken))
  expect(read(broken)).toMatchObject({ unreadable: true, body: 'Text', codes: [['front-matter-unreadable', 2]] })
})

test('JavaScript is never evaluated, in any spelling', () => {
  for (const language of ['js', 'javascript', 'JS', 'coffee'])
    expect(read(`---${language}\nglobalThis.evaluated = true\n---\nText`)).toMatchObject({
      unreadable: true,
      body: 'Text',
    })
  expect(globalThis).not.toHaveProperty('evaluated')
})

test('a line of the block that only begins with a fence does not end it', () => {
  expect(read('---\ntitle: |\n  a\n  --- b\ntext: "x\n---y"\n---\nBody').data).toEqual({
    title: 'a\n--- b\n',
    text: 'x ---y',
  })
})

test('only comments, only blanks, and nothing at all are front matter without keys', () => {
  for (const block of ['# nothing\n', '\n\n', ''])
    expect(read(`---\n${block}---\nText`)).toMatchObject({ data: {}, body: 'Text', codes: [] })
})

test('dates stay as they are written, and only true and false are booleans', () => {
  expect(read('---\na: 2022-07-30\nb: 2022-07-30T09:44:07Z\nc: yes\nd: true\ne: ~\n---\n').data).toEqual({
    a: '2022-07-30',
    b: '2022-07-30T09:44:07Z',
    c: 'yes',
    d: true,
    e: null,
  })
})

test('merge keys and aliases are written out', () => {
  expect(read('---\nbase: &b {x: 1}\nmore: {<<: *b, y: 2}\n---\n').data).toEqual({
    base: { x: 1 },
    more: { x: 1, y: 2 },
  })
})

test('text in base64 that Ruby tagged as binary is decoded', () => {
  expect(read('---\ntitle: !binary |\n  5riv5Y+j\n---\n').data).toEqual({ title: '港口' })
})

test('keys without a space or with a full-width colon are read where they are known, and reported', () => {
  const { data, codes } = read('---\ntitle：港口\ndate:2022-07-30\n---\nText')
  expect(data).toEqual({ title: '港口', date: '2022-07-30' })
  expect(codes).toMatchInlineSnapshot(`
    [
      [
        "key-repaired",
        2,
      ],
      [
        "key-repaired",
        3,
      ],
    ]
  `)
})

test('front matter cannot change prototypes', () => {
  for (const text of [
    '---\n__proto__: {polluted: 1}\na: {__proto__: {polluted: 1}}\n---\n',
    '---json\n{"__proto__": {"polluted": 1}}\n---\n',
  ])
    read(text)
  expect({}).not.toHaveProperty('polluted')
})

test('hostile blocks are read in bounded time', () => {
  const started = performance.now()
  for (const block of [
    '\n'.repeat(50_000),
    `a: ${'['.repeat(50_000)}\n`,
    '-'.repeat(50_000),
    `a:${' '.repeat(50_000)}\n`,
  ])
    read(`---\n${block}---\nText`)
  expect(performance.now() - started).toBeLessThan(5000)
})
