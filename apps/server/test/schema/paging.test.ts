import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, createTestSite, type TestSite } from '../test-site.ts'

const names = Array.from({ length: 500 }, (_, index) => `a${String(index).padStart(3, '0')}`)

let site: TestSite
beforeAll(async () => {
  // All have the same date, so only the tie-breaker orders them.
  site = await createTestSite(
    Object.fromEntries(names.map((name) => [`_posts/${name}.md`, article(name, ['tags: all'])])),
  )
})
afterAll(() => site[Symbol.asyncDispose]())

interface Page {
  edges: { cursor: string; node: { title: string } }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

const fields = '{ edges { cursor node { title } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }'

async function page(args: string): Promise<Page> {
  const { data, errors } = await site.execute(`{ articles(${args}) ${fields} }`)
  expect(errors).toBeUndefined()
  return data.articles
}

/** Fetches the whole list by numbered pages. */
async function wholeList(): Promise<string[]> {
  const pages = await Promise.all([0, 100, 200, 300, 400].map((offset) => page(`first: 100, offset: ${offset}`)))
  return pages.flatMap(titles)
}

const titles = ({ edges }: Page) => edges.map(({ node }) => node.title)

test('forward paging returns every article of the same date once', async () => {
  const seen: string[] = []
  let next = await page('first: 30')
  expect(next.pageInfo.hasPreviousPage).toBe(false)
  for (;;) {
    seen.push(...titles(next))
    if (!next.pageInfo.hasNextPage) break
    next = await page(`first: 30, after: "${next.pageInfo.endCursor}"`)
    expect(next.pageInfo.hasPreviousPage).toBe(true)
  }
  expect(seen.toSorted()).toEqual(names)
})

test('backward paging returns the same pages in the same order', async () => {
  const whole = await wholeList()
  const seen: string[] = []
  let previous = await page('last: 30')
  for (;;) {
    seen.unshift(...titles(previous))
    if (!previous.pageInfo.hasPreviousPage) break
    previous = await page(`last: 30, before: "${previous.pageInfo.startCursor}"`)
  }
  expect(seen).toEqual(whole)
})

test('the default page size is 20, and offset skips items', async () => {
  const whole = await wholeList()
  expect(titles(await page('first: null'))).toEqual(whole.slice(0, 20))
  expect(titles(await page('first: 10, offset: 30'))).toEqual(whole.slice(30, 40))
  expect(titles(await page('first: 10, offset: 500'))).toEqual([])
})

test('a nested list has its own cursors', async () => {
  const ask = async (args: string) => {
    const { data } = await site.execute(`{ tag(by: { name: "all" }) { articles(${args}) ${fields} } }`)
    return data.tag.articles as Page
  }
  const first = await ask('first: 100')
  const second = await ask(`first: 100, after: "${first.pageInfo.endCursor}"`)
  expect([...titles(first), ...titles(second)]).toEqual((await wholeList()).slice(0, 200))
  expect(second.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true })
})

test('if the article at the cursor is deleted, paging in both directions returns all others once', async () => {
  const whole = await wholeList()
  const removeLast = async (seen: string) => {
    site.remove(`_posts/${seen}.md`)
    await site.import()
  }
  const seen: string[] = []
  let next = await page('first: 100')
  seen.push(...titles(next))
  while (next.pageInfo.hasNextPage) {
    await removeLast(seen.at(-1) ?? '')
    next = await page(`first: 100, after: "${next.pageInfo.endCursor}"`)
    seen.push(...titles(next))
  }
  expect(seen).toEqual(whole)

  const rest = whole.filter((_, at) => ![99, 199, 299, 399].includes(at))
  const back: string[] = []
  let previous = await page('last: 100')
  back.unshift(...titles(previous))
  while (previous.pageInfo.hasPreviousPage) {
    await removeLast(back[0] ?? '')
    previous = await page(`last: 100, before: "${previous.pageInfo.startCursor}"`)
    back.unshift(...titles(previous))
  }
  expect(back).toEqual(rest)
})
