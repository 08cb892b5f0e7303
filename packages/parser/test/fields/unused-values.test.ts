import { expect, test } from 'vitest'
import { readSite } from '../../src/index.ts'
import { parseFile } from '../../src/parse.ts'

const encoder = new TextEncoder()

function parse(text: string, siteYml = '') {
  const files = siteYml === '' ? [] : [{ path: 'site.yml', bytes: encoder.encode(siteYml) }]
  const { site } = readSite(files, new Set(['a.md']))
  return parseFile({ file: 'a.md', bytes: encoder.encode(text) }, site, { has: () => false })
}

function reportsOf(text: string, siteYml = '') {
  const { diagnostics } = parse(text, siteYml)
  return diagnostics.map(({ code, line, message, hint }) => `${line} ${code} ${message}: ${hint}`)
}

test('a list or a mapping where one text belongs is reported at its key', () => {
  expect(reportsOf('---\ndescription: {en: Tide}\ntitle: [Breaking]\nslug:\n  - tide\n---\n# Tide\n')).toEqual([
    '3 value-not-text title: ["Breaking"] is a list and not a text; it is not used: write it as title: "…"',
    '2 value-not-text description: {"en":"Tide"} is a mapping and not a text; it is not used: write it as description: "…"',
    '4 value-not-text slug: ["tide"] is a list and not a text; it is not used: write it as slug: "…"',
  ])
})

test('a list is not reported if another key gives the text', () => {
  expect(reportsOf('---\ntitle: Tide\nsummary: Short.\ndescription: [a]\n---\nText.')).toEqual([])
})

test.each([
  ['titel: Tide', 'title', 'title'],
  ['tilte: Tide', 'title', 'title'],
  ['authro: Ann', 'author', 'author'],
  ['autor: Ann', 'author', 'author'],
  ['catagories: [Sea]', 'categories', 'category'],
  ['descripton: Short.', 'description', 'description'],
  ['Drafft: true', 'draft', 'draft'],
])('a key one letter from a known one is reported: %j', (line, meant, field) => {
  const [key = ''] = line.split(':')
  expect(reportsOf(`---\n${line}\n---\n# Tide\n`)).toEqual([
    `2 key-similar ${key}: no field has this key; ${meant} is one letter from it: ` +
      `write ${meant}:, or name the key in site.yml: keys: {${field}: [${key}]}`,
  ])
})

test('a key one letter from a known one is not reported if the field has a value, or the site names the key', () => {
  expect(reportsOf('---\ntitle: Tide\ntitel: Ebb\n---\nText.')).toEqual([])
  expect(reportsOf('---\ntitel: Tide\n---\nText.', 'keys: {title: [titel]}')).toEqual([])
})

test('words that resemble short keys are keys of their own', () => {
  expect(reportsOf('---\ntitle: Tide\ndata: x\ntabs: [a]\nslog: b\nlong: 8.5\nrating: 5\n---\nText.')).toEqual([])
})

test('the full-width brackets of a list are not part of its names', () => {
  expect(parse('---\ntitle: 潮\ntags: ［甲，乙］\ncategories: 【港口、渔业】\n---\n正文').article).toMatchObject({
    tags: ['甲', '乙'],
    categories: [['港口', '渔业']],
  })
  expect(parse('---\ntitle: 潮\ntags: 【突发】\n---\n正文').article?.tags).toEqual(['【突发】'])
})

test('a date with the tag of YAML for dates is read', () => {
  const { article } = parse('---\ntitle: Tide\ndate: !!timestamp 2024-01-05\n---\nText.')
  expect(new Date(article?.publishedAt ?? 0).toISOString()).toBe('2024-01-05T00:00:00.000Z')
})
