import { random } from '@broadsheet/database/testing/random'
import { expect, test } from 'vitest'
import { article, createTestSite, type TestSite } from '../test-site.ts'

const orders = [
  '[{ field: PUBLISHED_AT, direction: DESC }]',
  '[{ field: PUBLISHED_AT, direction: ASC }]',
  '[{ field: UPDATED_AT, direction: DESC }]',
  '[{ field: WORDS, direction: ASC }]',
  '[{ field: WORDS, direction: DESC }, { field: PUBLISHED_AT, direction: ASC }]',
]
const wheres = [
  '{}',
  '{ tag: { anyOf: ["odd"] } }',
  '{ category: { anyOf: ["A"] } }',
  '{ not: { tag: { anyOf: ["odd"] } } }',
]

test.each([1, 2, 3])(
  'paging in every order, filter and direction returns each article once during imports (seed %i)',
  async (seed) => {
    const next = random(seed)
    const pick = <Of>(from: readonly Of[]): Of => from[Math.floor(next() * from.length)] as Of
    await using site = await createTestSite(
      Object.fromEntries(Array.from({ length: 60 }, (_, number) => made(`stays-${number}`, number, next))),
    )
    let added = 0
    let going: string[] = []
    for (let walk = 0; walk < 6; walk++) {
      const [orderBy, where, backward] = [pick(orders), pick(wheres), next() < 0.5]
      const before = new Set(await slugs(site, orderBy, where))
      const seen = await slugs(site, orderBy, where, {
        backward,
        size: 1 + Math.floor(next() * 9),
        between: async () => {
          for (const path of going) site.remove(path)
          const fresh = Array.from({ length: 2 }, () => made(`comes-${added++}`, Math.floor(next() * 60), next))
          site.write(Object.fromEntries(fresh))
          going = fresh.map(([path]) => path)
          await site.import()
        },
      })
      expect(new Set(seen).size, `${orderBy} ${where}: doubled`).toBe(seen.length)
      const stayed = [...before].filter((slug) => slug.startsWith('stays-'))
      expect(
        stayed.filter((slug) => !seen.includes(slug)),
        `${orderBy} ${where}: lost`,
      ).toEqual([])
    }
  },
  120_000,
)

/** Many articles have the same date or the same number of words. */
function made(name: string, number: number, next: () => number): [string, string] {
  const date = `date: 2020-01-${String(1 + (number % 7)).padStart(2, '0')}`
  const fields = [date, `tags: [${number % 2 ? 'odd' : 'even'}]`, `categories: [${next() < 0.5 ? 'A' : 'B'}]`]
  return [`${name}.md`, article(name, fields, 'word '.repeat(1 + Math.floor(next() * 4)))]
}

interface Walk {
  backward: boolean
  size: number
  between: () => Promise<void>
}

async function slugs(site: TestSite, orderBy: string, where: string, walk?: Walk): Promise<string[]> {
  const { backward = false, size = 50, between } = walk ?? {}
  const found: string[] = []
  for (let cursor: string | null = null; ; ) {
    const bounds: string = cursor === null ? '' : `, ${backward ? 'before' : 'after'}: ${JSON.stringify(cursor)}`
    const { data, errors } = await site.execute(`{
      articles(${backward ? 'last' : 'first'}: ${size}${bounds}, orderBy: ${orderBy}, where: ${where}) {
        nodes { slug } pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
      }
    }`)
    expect(errors).toBeUndefined()
    const { nodes, pageInfo } = data.articles
    found.push(...nodes.map(({ slug }: { slug: string }) => slug))
    if (!(backward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return found
    cursor = backward ? pageInfo.startCursor : pageInfo.endCursor
    await between?.()
  }
}
