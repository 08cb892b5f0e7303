import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, createTestSite, type TestSite } from '../test-site.ts'

let site: TestSite
beforeAll(async () => {
  site = await createTestSite({ '_posts/a.md': article('A') })
})
afterAll(() => site[Symbol.asyncDispose]())

async function firstMessage(query: string, variables = {}): Promise<string> {
  const { errors } = await site.execute(query, variables)
  return errors?.[0]?.message ?? ''
}

test.each([
  ['a field of the articles, requested from their list', '{ articles { title } }', 'Write nodes { title }.'],
  ['an unknown field', '{ articles { nodes { file { path } } } }', 'Its fields are bytes, file, modifiedAt, sha256.'],
  ['an unknown argument', '{ article(year: 2026) { title } }', 'Its arguments are by.'],
  ['an argument where none is taken', '{ site { title(lang: "en") } }', 'It has no arguments.'],
  [
    'a value that the enum does not have',
    '{ articles(orderBy: { field: DATE }) { totalCount } }',
    /Its values are .*PUBLISHED_AT/,
  ],
  [
    'an unknown operator',
    '{ articles(where: { tag: { eq: "a" } }) { totalCount } }',
    /NamedRefFilter has the fields .*anyOf/,
  ],
  [
    'a text where an input object is expected',
    '{ articles(where: { tag: "a" }) { totalCount } }',
    /NamedRefFilter has the fields .*anyOf/,
  ],
  ['a missing argument', '{ article { title } }', /ArticleBy has one of the fields .*path/],
])('the error for %s says what the schema has there', async (_, query, choices) => {
  expect(await firstMessage(query)).toMatch(choices)
})

test('an invalid value of a variable names what is valid', async () => {
  const query = 'query ($order: [ArticleOrder!]) { articles(orderBy: $order) { totalCount } }'
  expect(await firstMessage(query, { order: { field: 'DATE' } })).toMatch(/Its values are .*PUBLISHED_AT/)
})

test('a proposal of similar names stays as it is, and long lists are left out', async () => {
  expect(await firstMessage('{ articles { nodes { titel } } }')).toMatch(/ Did you mean .*\?$/)
  expect(await firstMessage('{ articles { nodes { zzzzzz } } }')).toBe('Cannot query field "zzzzzz" on type "Article".')
})
