import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, type World, world } from './world.ts'

const names = Array.from({ length: 45 }, (_, index) => `a${String(index).padStart(2, '0')}`)

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

const titles = ({ edges }: Page) => edges.map(({ node }) => node.title)

test('forwards, every article of one date comes once', async () => {
  const seen: string[] = []
  let next = await page('first: 10')
  expect(next.pageInfo.hasPreviousPage).toBe(false)
  for (;;) {
    seen.push(...titles(next))
    if (!next.pageInfo.hasNextPage) break
    next = await page(`first: 10, after: "${next.pageInfo.endCursor}"`)
    expect(next.pageInfo.hasPreviousPage).toBe(true)
  }
  expect(seen.toSorted()).toEqual(names)
})

test('backwards, the same pages come in the same order', async () => {
  const whole = titles(await page('first: 100'))
  const seen: string[] = []
  let previous = await page('last: 10')
  for (;;) {
    seen.unshift(...titles(previous))
    if (!previous.pageInfo.hasPreviousPage) break
    previous = await page(`last: 10, before: "${previous.pageInfo.startCursor}"`)
  }
  expect(seen).toEqual(whole)
})

test('without first a page has 20; offset passes over what numbered pages had', async () => {
  const whole = titles(await page('first: 100'))
  expect(titles(await page('first: null'))).toEqual(whole.slice(0, 20))
  expect(titles(await page('first: 10, offset: 30'))).toEqual(whole.slice(30, 40))
  expect(titles(await page('first: 10, offset: 100'))).toEqual([])
})

test('a nested list pages by cursors of its own', async () => {
  const ask = async (args: string) => {
    const { data } = await site.ask(`{ tag(by: { name: "all" }) { articles(${args}) ${fields} } }`)
    return data.tag.articles as Page
  }
  const first = await ask('first: 30')
  const second = await ask(`first: 30, after: "${first.pageInfo.endCursor}"`)
  expect([...titles(first), ...titles(second)].toSorted()).toEqual(names)
  expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
})

test('a cursor holds its place where its article is gone', async () => {
  const whole = titles(await page('first: 100'))
  const { pageInfo } = await page('first: 10')
  const removed = whole[9]
  site.remove(`_posts/${removed}.md`)
  await site.import()
  expect(titles(await page(`first: 5, after: "${pageInfo.endCursor}"`))).toEqual(whole.slice(10, 15))
})
