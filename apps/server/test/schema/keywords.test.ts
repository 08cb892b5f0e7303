import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, asPreview, createTestSite, type TestSite } from '../test-site.ts'

const tug = 'The tug left the harbour. The tug pulled a barge, and the barge was heavy.'
const whale = 'The whale dived. The whale came back, and the krill was gone: krill is its food.'

let site: TestSite
let url: string
beforeAll(async () => {
  const frame = Array.from({ length: 12 }, (_, at) => [
    `frame/${at}.md`,
    article(`News of day ${at}`, ['tags: [news]'], 'The news and the day.'),
  ])
  const files = {
    ...Object.fromEntries(frame),
    'tug.md': article('The tug', [], tug),
    'other-tug.md': article('Another tug', ['tags: [ships]'], tug),
    'whale.md': article('The whale', ['draft: true'], whale),
    'later.md': article('The whale', ['date: 2099-01-01'], whale),
  }
  site = await createTestSite(files, { reader: true })
  url = await site.listen()
})
afterAll(() => site[Symbol.asyncDispose]())

test('an article without tags has keywords, and one with tags has none', async () => {
  const { data } = await site.execute(
    '{ tug: article(by: { file: "tug.md" }) { keywords } other: article(by: { file: "other-tug.md" }) { keywords } }',
  )
  expect(data).toEqual({ tug: { keywords: ['tug', 'barge'] }, other: { keywords: [] } })
})

test('a filter finds articles by keyword, in any case and width', async () => {
  const files = async (keyword: string) => {
    const { data } = await site.execute(`{ articles(where: { keyword: { ${keyword} } }) { nodes { path } } }`)
    return data.articles.nodes.map(({ path }: { path: string }) => path)
  }
  expect(await files('anyOf: ["ＴＵＧ", "none"]')).toEqual(['/tug/'])
  expect(await files('allOf: ["tug", "barge"]')).toEqual(['/tug/'])
  expect(await files('allOf: ["tug", "krill"]')).toEqual([])
  expect(await files('isEmpty: false')).toEqual(['/tug/'])
  expect(await files('isEmpty: false, noneOf: ["tug"]')).toEqual([])
  expect(await files('isEmpty: true')).toHaveLength(13)
})

const facet = '{ facets { keywords { value count } } }'

test('the facet counts the keywords of what a viewer may see: no words of drafts and of scheduled articles', async () => {
  expect((await site.execute(facet)).data.facets.keywords).toEqual([
    { value: 'barge', count: 1 },
    { value: 'tug', count: 1 },
  ])
  expect((await site.execute(facet, {}, asPreview)).data.facets.keywords).toEqual([
    { value: 'krill', count: 2 },
    { value: 'whale', count: 2 },
    { value: 'barge', count: 1 },
    { value: 'tug', count: 1 },
  ])
})

test('the facet counts within a search and a filter, and ignores the filter on keywords', async () => {
  const { data } = await site.execute(`{
    search: facets(search: "heavy") { keywords(first: 1) { value count } }
    nothing: facets(search: "news") { keywords { value } }
    filter: facets(where: { keyword: { anyOf: ["none"] } }) { keywords { value } tags { count } }
  }`)
  expect(data).toEqual({
    search: { keywords: [{ value: 'barge', count: 1 }] },
    nothing: { keywords: [] },
    filter: { keywords: [{ value: 'barge' }, { value: 'tug' }], tags: [] },
  })
})

test('the page of an article without tags shows its keywords, each with a link to a search', async () => {
  const page = await (await fetch(`${url}/tug/`)).text()
  expect(page).toContain('<ul class="chips keywords" aria-label="Keywords"><li><a href="/search/?q=tug">tug</a></li>')
  expect(await (await fetch(`${url}/other-tug/`)).text()).not.toContain('keywords" aria-label')
})
