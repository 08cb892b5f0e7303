import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, type World, world } from '../world.ts'

const names = Array.from({ length: 500 }, (_, index) => `a${String(index).padStart(3, '0')}`)

let site: World
beforeAll(async () => {
  // All of one date: only the tie-breaker tells them apart.
  site = await world(Object.fromEntries(names.map((name) => [`_posts/${name}.md`, article(name, ['tags: all'])])))
})
afterAll(() => site[Symbol.asyncDispose]())

interface Page {
  edges: { cursor: string; node: { title: string } }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

const fields = '{ edges { cursor node { title } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }'

async function page(args: string): Promise<Page> {
  const { data, errors } = await site.ask(`{ articles(${args}) ${fields} }`)
  expect(errors).toBeUndefined()
  return data.articles
}

/** The whole list in its order, fetched by numbered pages. */
async function wholeList(): Promise<string[]> {
  const pages = await Promise.all([0, 100, 200, 300, 400].map((offset) => page(`first: 100, offset: ${offset}`)))
  return pages.flatMap(titles)
}

const titles = ({ edges }: Page) => edges.map(({ node }) => node.title)

test('forwards, every article of one date comes once', async () => {
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

test('backwards, the same pages come in the same order', async () => {
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

test('without first a page has 20; offset passes over what numbered pages had', async () => {
  const whole = await wholeList()
  expect(titles(await page('first: null'))).toEqual(whole.slice(0, 20))
  expect(titles(await page('first: 10, offset: 30'))).toEqual(whole.slice(30, 40))
  expect(titles(await page('first: 10, offset: 500'))).toEqual([])
})

test('a nested list pages by cursors of its own', async () => {
  const ask = async (args: string) => {
    const { data } = await site.ask(`{ tag(by: { name: "all" }) { articles(${args}) ${fields} } }`)
    return data.tag.articles as Page
  }
  const first = await ask('first: 100')
  const second = await ask(`first: 100, after: "${first.pageInfo.endCursor}"`)
  expect([...titles(first), ...titles(second)]).toEqual((await wholeList()).slice(0, 200))
  expect(second.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true })
})

test('on the way either way, an article deleted under the cursor leaves all others once', async () => {
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
