import { expect, test } from 'vitest'
import type { Problem } from '../../src/diagnostics/problem.ts'
import { readFrontMatter } from '../../src/front-matter/front-matter.ts'
import { readSite } from '../../src/index.ts'
import { parseFile } from '../../src/parse.ts'

function read(block: string, fence = '---') {
  const problems: Problem[] = []
  const { data } = readFrontMatter(`${fence}\n${block}\n${fence}\nText.`, problems)
  return { data, codes: problems.map(({ code }) => code) }
}

test('a line that is not a key continues the value above it', () => {
  expect(read('title: 潮位预报\n\n\n\n港口 HAPPY!\nauthor: 林汐')).toEqual({
    data: { title: '潮位预报 港口 HAPPY!', author: '林汐' },
    codes: ['key-unreadable'],
  })
  expect(read('title: 转发\n- 转发 @lin: 涨潮\n【快讯】港口: 关闭\ndate: 2024-01-08').data).toEqual({
    title: '转发 - 转发 @lin: 涨潮 【快讯】港口: 关闭',
    date: '2024-01-08',
  })
})

test.each([
  ['"He said "yes" twice"', 'He said "yes" twice'],
  ['"He said "yes""', 'He said "yes"'],
  ['""Yes" he said"', '"Yes" he said'],
  ["'It's high tide'", "It's high tide"],
  ["'It''s Lin's tide'", "It's Lin's tide"],
  [`"""""""'from a reader'"""""""`, `"""""""'from a reader'"""""""`],
  ['"One" and "two"', '"One" and "two"'],
  ['"引用"和"引用"', '"引用"和"引用"'],
  ["'甲'与'乙'", "'甲'与'乙'"],
  ['"标题"：副题"', '标题"：副题'],
  ['"标题"："副题"', '"标题"："副题"'],
  ['"一"、"二"、"三"', '"一"、"二"、"三"'],
  ['"他说"好"就走了"', '他说"好"就走了'],
  ['""引用"和"引用""', '"引用"和"引用"'],
  ['"Tide" table', '"Tide" table'],
  ['"C:\\ports\\quay"', 'C:\\ports\\quay'],
  ['"never closed', '"never closed'],
  ['One: two: three', 'One: two: three'],
  ['@harbour', '@harbour'],
  ['`tide`', '`tide`'],
  ['%tide', '%tide'],
  ['*High* tide', '*High* tide'],
  ['> quoted: tide', '> quoted: tide'],
  ['[Review] Two tides', '[Review] Two tides'],
  ['[Open: tide', '[Open: tide'],
])('title: %s is the text %s', (written, title) => {
  expect(read(`title: ${written}\nauthor: Lin`)).toEqual({ data: { title, author: 'Lin' }, codes: ['key-unreadable'] })
})

test('items of lists that are not valid YAML are texts', () => {
  for (const list of [
    '[C#, @lin, "a"b]',
    '[C#, @lin, "a"b',
    '\n  - C#\n  - @lin\n - "a"b',
    '\n\t- C#\n\t- @lin\n\t- "a"b',
  ])
    expect(read(`tags: ${list}\ntitle: Tide`).data).toEqual({ tags: ['C#', '@lin', '"a"b'], title: 'Tide' })
})

test('an indented key below a text is a key of its own', () => {
  for (const indentation of [' ', '  ', '\t'])
    expect(read(`title: Tide\n${indentation}date: 2024-01-08\n${indentation}layout: post`)).toEqual({
      data: { title: 'Tide', date: '2024-01-08', layout: 'post' },
      codes: ['key-repaired', 'key-repaired'],
    })
})

test('an error in a mapping below a key only affects its own key', () => {
  expect(read('author:\n  name: Lin: Xi\n  url: https://lin.example\ntitle: Tide').data).toEqual({
    author: { name: 'Lin: Xi', url: 'https://lin.example' },
    title: 'Tide',
  })
})

test('block texts without indentation are texts', () => {
  expect(read('description: |\nOne\nTwo\ntitle: Tide').data).toEqual({ description: 'One\nTwo', title: 'Tide' })
})

test('what cannot be read is kept as written and is not used for a field', () => {
  const written = { author: '!ruby/object:Person {name: Lin}', title: '{{ page.title }}' }
  expect(read(`author: ${written.author}\ntitle: ${written.title}`).data).toEqual(written)
  const bytes = new TextEncoder().encode(`---\nauthor: ${written.author}\ntitle: ${written.title}\n---\n# Tide`)
  const { article } = parseFile({ file: 'a.md', bytes }, readSite([], new Set()).site, { has: () => false })
  expect(article).toMatchObject({ authors: [], title: 'Tide', frontMatter: written })
  expect(read('title = "Tide"\ndate = tomorrow\n[extra]\nnote = @lin', '+++').data).toEqual({
    title: 'Tide',
    date: 'tomorrow',
    extra: { note: '@lin' },
  })
})

test('a status that had to be repaired keeps the article a draft', () => {
  for (const line of ['draft: "true', 'published: "false', 'draft: false: x']) {
    const bytes = new TextEncoder().encode(`---\n${line}\ntitle: Tide\n---\nText.`)
    const { article } = parseFile({ file: 'a.md', bytes }, readSite([], new Set()).site, { has: () => false })
    expect(article?.draft).toBe(true)
  }
})

test('hostile blocks that are not valid YAML are read in bounded time', () => {
  const started = performance.now()
  for (const block of [
    `tags: [${'"a,'.repeat(30_000)}`,
    `title: ${'"'.repeat(50_000)}x`,
    `title: "${'a" b '.repeat(20_000)}"`,
    `title: a\n${'- b\n'.repeat(20_000)}`,
    `tags:\n${'  - @a\n'.repeat(10_000)}`,
    `tags: ${'- a '.repeat(20_000)}`,
    `a:\n${Array.from({ length: 200 }, (_, at) => `${' '.repeat(at + 1)}b${at}:`).join('\n')} @x: y: z`,
  ])
    read(block)
  expect(performance.now() - started).toBeLessThan(5000)
})
