import { afterAll, expect, test } from 'vitest'
import type { ArticleNode, ArticleOrder } from '../../../src/index.ts'
import { random } from '../../support/random.ts'
import { day, now, ReadArchive, sync } from '../../support/read-archive.ts'

const next = random(3)
const values: readonly unknown[] = [7, '10', -2.5, 7, 'heavy', 'light', true, null, [null, 3], [], '重', { deep: 1 }]
const sketches = Array.from({ length: 150 }, (_, at) => {
  const weight = next() < 0.7 ? values[Math.floor(next() * values.length)] : undefined
  return {
    slug: `a${at}`,
    publishedAt: next() < 0.1 ? null : now + Math.round((next() - 0.9) * 400) * day,
    expiresAt: next() < 0.1 ? now - day : null,
    draft: next() < 0.1,
    frontMatter: { layout: 'post', ...(weight === undefined ? {} : { weight }) },
  }
})
const archive = new ReadArchive(sketches)
afterAll(() => archive[Symbol.dispose]())

/** Returns the first value of the key that is not null, as a number and as JSON. */
function weightOf(slug: string): { number: number | null; text: string | null } {
  const weight = sketches.find((sketch) => sketch.slug === slug)?.frontMatter.weight
  const first = [weight].flat().find((value) => value !== null && typeof value !== 'object')
  if (first === undefined) return { number: null, text: null }
  const number = typeof first !== 'boolean' && Number.isFinite(Number(first)) ? Number(first) : null
  return { number, text: JSON.stringify(first) }
}

/** All articles of the viewer in the order of the key, sorted by this test: numbers, then other values, then none. */
function expected(articles: readonly ArticleNode[], sign: 1 | -1): string[] {
  const compare = (a: ArticleNode, b: ArticleNode) => {
    const [one, other] = [weightOf(a.slug), weightOf(b.slug)]
    const range = ({ number, text }: typeof one) => (number === null ? (text === null ? 2 : 1) : 0)
    if (range(one) !== range(other)) return range(one) - range(other)
    if (one.number !== other.number) return ((one.number ?? 0) - (other.number ?? 0)) * sign
    const [left, right] = [Buffer.from(one.text ?? ''), Buffer.from(other.text ?? '')]
    return (Buffer.compare(left, right) || a.id - b.id) * sign
  }
  return articles.toSorted(compare).map(({ slug }) => slug)
}

const orders = (['ASC', 'DESC'] as const).flatMap((direction) =>
  [true, false].map((preview) => ({ direction, preview })),
)

test.each(orders)(
  'articles by a front matter key ($direction, preview: $preview) have one order on pages of any size',
  ({ direction, preview }) => {
    const orderBy: ArticleOrder[] = [{ field: 'FRONT_MATTER', key: 'weight', direction }]
    archive.ask(
      (reader) => {
        const all = [0, 100].flatMap((offset) => [
          ...sync(reader.articles.page({ first: 100, offset, orderBy: [{ field: 'WORDS' }] }).nodes()),
        ])
        const slugs = expected(all, direction === 'ASC' ? 1 : -1)
        expect(slugs.length).toBeGreaterThan(70)
        const filters = [null, { slug: { startsWith: 'a' } }]
        for (const where of filters) {
          for (const size of [6, 100]) {
            expect(forwards(size, where), `${size} forwards`).toEqual(slugs)
            expect(backwards(size, where), `${size} backwards`).toEqual(slugs)
          }
          const offset = 40
          const page = reader.articles.page({ first: 100, offset, orderBy, where })
          expect(sync(page.nodes()).map(({ slug }) => slug)).toEqual(slugs.slice(offset, offset + 100))
          expect(sync(page.totalCount())).toBe(slugs.length)
        }

        function forwards(first: number, where: { slug: object } | null): string[] {
          const found: string[] = []
          let after: string | null = null
          for (;;) {
            const page = reader.articles.page({ first, after, orderBy, where })
            found.push(...sync(page.nodes()).map(({ slug }) => slug))
            const { endCursor, hasNextPage, hasPreviousPage } = sync(page.pageInfo())
            expect(sync(hasPreviousPage)).toBe(after !== null)
            if (!sync(hasNextPage)) return found
            after = endCursor
          }
        }

        function backwards(last: number, where: { slug: object } | null): string[] {
          const found: string[] = []
          let before: string | null = null
          for (;;) {
            const page = reader.articles.page({ last, before, orderBy, where })
            found.unshift(...sync(page.nodes()).map(({ slug }) => slug))
            const { startCursor, hasNextPage, hasPreviousPage } = sync(page.pageInfo())
            expect(sync(hasNextPage)).toBe(before !== null)
            if (!sync(hasPreviousPage)) return found
            before = startCursor
          }
        }
      },
      { preview },
    )
  },
  60_000,
)

test('a page in the order of a front matter key reads ranges of the index and sorts no other article', () => {
  const plans = archive.plans((reader) => {
    sync(reader.articles.page({ first: 5, orderBy: [{ field: 'FRONT_MATTER', key: 'weight' }] }).nodes())
  })
  const ranges = plans.filter((plan) => plan.includes('FrontMatterValue_key_number_value_articleId_isFirst_idx'))
  expect(ranges.length).toBeGreaterThanOrEqual(2)
  // The articles without the key are read in the order of their ids.
  expect(plans).toContain('SCAN a USING INDEX sqlite_autoindex_Article_1')
  // The value of an article is looked up among its own values.
  expect(plans).toContain('SEARCH v USING INDEX sqlite_autoindex_FrontMatterValue_1 (articleId=?)')
  expect(plans.filter((plan) => plan.endsWith('_isFirst_idx (key=?)'))).toHaveLength(1)
})
