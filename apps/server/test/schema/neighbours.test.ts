import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, asPreview, createTestSite, type TestSite } from '../test-site.ts'

let site: TestSite
beforeAll(async () => {
  const at = (day: number, more: readonly string[] = []) => [`date: 2022-07-0${day}T09:00:00Z`, ...more]
  site = await createTestSite({
    '_posts/one.md': article('One', at(1, ['categories: [News, Local]', 'tags: t', 'lang: en'])),
    '_posts/two.md': article('Two', at(2, ['categories: [News, Abroad]', 'author: Ann', 'lang: fr'])),
    '_posts/three.md': article('Three', at(3, ['draft: true', 'categories: [News]', 'tags: t', 'author: Ann'])),
    '_posts/four.md': article('Four', at(4, ['categories: [News, Local]', 'tags: t', 'author: Ann', 'lang: en'])),
    '_posts/five.md': article('Five', at(5, ['hidden: true', 'tags: t', 'categories: [News]'])),
    '_posts/six.md': article('Six', at(6, ['author: Ann', 'lang: en'])),
  })
})
afterAll(() => site[Symbol.asyncDispose]())

const around = async (slug: string, within = '', headers = {}) => {
  const args = within && `(within: ${within})`
  const query = `{ article(by: { slug: "${slug}" }) { newer${args} { title } older${args} { title } } }`
  const { data, errors } = await site.execute(query, {}, headers)
  expect(errors).toBeUndefined()
  const { newer, older } = data.article
  return [newer?.title ?? null, older?.title ?? null]
}

test('newer and older return the neighbours in the list, within each scope', async () => {
  expect(await around('two')).toEqual(['Four', 'One'])
  expect(await around('four', '{ category: { names: ["News"] } }')).toEqual([null, 'Two'])
  expect(await around('four', '{ category: { slug: "news/local" } }')).toEqual([null, 'One'])
  expect(await around('four', '{ author: { name: "ann" } }')).toEqual(['Six', 'Two'])
  expect(await around('two', '{ tag: { slug: "t" } }')).toEqual(['Four', 'One'])
  expect(await around('two', '{ lang: "en" }')).toEqual(['Four', 'One'])
  expect(await around('six', '{ lang: "en", tag: { slug: "t" } }')).toEqual([null, 'Four'])
})

test('drafts and hidden articles are neighbours only in a preview', async () => {
  expect(await around('five', '{ tag: { slug: "t" } }')).toEqual([null, 'Four'])
  expect(await around('four', '{ tag: { slug: "t" } }', asPreview)).toEqual(['Five', 'Three'])
})

test('the neighbours of a page take one statement per direction', async () => {
  const query =
    '{ articles { nodes { newer { title author { name } } older(within: { tag: { slug: "t" } }) { title } } } }'
  // The first query also loads the names of authors; the articles repeat their ids.
  await site.execute(query)
  await site.execute(query)
  expect(site.statements.map(({ rows }) => rows)).toEqual([4, 3, 3])
})
