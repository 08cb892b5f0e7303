import { expect, test } from 'vitest'
import type { ArticleArgs, Connection, PageArgs, Reader } from '../../../src/index.ts'
import { BadCursorError, BadInputError } from '../../../src/index.ts'
import type { ArticleSketch } from '../../support/archive-builder.ts'
import { day, now, ReadArchive, sync } from '../../support/read-archive.ts'

function* equalDates(count: number): Generator<ArticleSketch> {
  for (let index = 0; index < count; index++) {
    yield {
      slug: `a${index}`,
      publishedAt: index % 50 === 0 ? null : now - day,
      categories: [['News']],
      images: [{ url: 'https://img.example.org/logo.png' }],
    }
  }
}

interface Named {
  readonly slug: string
}
type Ask = (reader: Reader, args: PageArgs) => Connection<Named, unknown>

const lists: Record<string, Ask> = {
  'newest first': (reader, args) => reader.articles.page(args),
  'oldest first': (reader, args) =>
    reader.articles.page({ ...args, orderBy: [{ field: 'PUBLISHED_AT', direction: 'ASC' }] }),
  'by words, then date': (reader, args) =>
    reader.articles.page({ ...args, orderBy: [{ field: 'WORDS', direction: 'ASC' }, { field: 'PUBLISHED_AT' }] }),
  'of a filter': (reader, args) => reader.articles.page({ ...args, where: { category: { anyOf: ['News'] } } }),
  'of a category': (reader, args) => {
    const category = sync(reader.categories.one({ slug: 'news' }))
    if (!category) throw new Error('no category')
    return reader.categories.articlesOf(category, args)
  },
  'of a picture': (reader, args) => {
    const image = sync(reader.images.one({ url: 'https://img.example.org/logo.png' }))
    if (!image) throw new Error('no picture')
    return reader.images.articlesOf(image, args)
  },
}

/** The slugs of all pages. `between` runs after each page, with the slug at the cursor. */
function walk(archive: ReadArchive, ask: Ask, backward: boolean, between: (slug: string) => void): string[] {
  const slugs: string[] = []
  let cursor: string | null = null
  for (;;) {
    const args: PageArgs = backward ? { last: 17, before: cursor } : { first: 17, after: cursor }
    const page = archive.ask((reader) => {
      const connection = ask(reader, args)
      const info = sync(connection.pageInfo())
      return {
        slugs: sync(connection.nodes()).map(({ slug }) => slug),
        cursor: backward ? info.startCursor : info.endCursor,
        more: sync(backward ? info.hasPreviousPage : info.hasNextPage),
        behind: sync(backward ? info.hasNextPage : info.hasPreviousPage),
      }
    })
    expect(page.behind).toBe(cursor !== null)
    if (backward) slugs.unshift(...page.slugs)
    else slugs.push(...page.slugs)
    if (!page.more) return slugs
    cursor = page.cursor
    between((backward ? page.slugs[0] : page.slugs.at(-1)) ?? '')
  }
}

for (const [name, ask] of Object.entries(lists)) {
  test(`${name}: 500 articles with equal dates are listed once, forwards and backwards`, () => {
    using archive = new ReadArchive(equalDates(500))
    const forwards = walk(archive, ask, false, () => {})
    expect(new Set(forwards).size).toBe(500)
    expect(forwards).toHaveLength(500)
    expect(walk(archive, ask, true, () => {})).toEqual(forwards)
  })

  test(`${name}: paging continues after the row at the cursor is deleted`, () => {
    for (const backward of [false, true]) {
      using archive = new ReadArchive(equalDates(200))
      const whole = walk(archive, ask, backward, () => {})
      const remove = (slug: string) => {
        const id = archive.connection.prepare('SELECT id FROM Article WHERE slug = ?').pluck().get(slug)
        archive.connection.prepare('DELETE FROM ImageUse WHERE articleId = ?').run(id)
        archive.connection.prepare('DELETE FROM ArticleCategory WHERE articleId = ?').run(id)
        archive.connection.prepare('DELETE FROM Article WHERE id = ?').run(id)
      }
      // Each deleted article was already returned, so the result is complete.
      const slugs = walk(archive, ask, backward, remove)
      expect(slugs).toEqual(whole)
    }
  })
}

test('articles without a date come last in both directions, in the whole list and in a category', () => {
  const dates = { a: now - 2, 'undated-1': null, b: now - 1, 'undated-2': null, c: now - 3 }
  using archive = new ReadArchive(
    Object.entries(dates).map(([slug, publishedAt]) => ({ slug, publishedAt, categories: [['News']] })),
  )
  const slugs = (args: ArticleArgs) =>
    archive.ask((reader) => {
      const category = sync(reader.categories.one({ slug: 'news' }))
      const connections = [
        reader.articles.page(args),
        ...(category ? [reader.categories.articlesOf(category, args)] : []),
      ]
      const [all = '', ofCategory] = connections.map((each) =>
        sync(each.nodes())
          .map(({ slug }) => slug[0])
          .join(''),
      )
      expect(ofCategory).toBe(all)
      return all
    })
  for (const field of ['PUBLISHED_AT', 'UPDATED_AT'] as const) {
    expect(slugs({ orderBy: [{ field, direction: 'DESC' }] })).toBe('bacuu')
    const orderBy = [{ field, direction: 'ASC' as const }]
    expect(slugs({ orderBy })).toBe('cabuu')
    expect(slugs({ orderBy, first: 2, offset: 2 })).toBe('bu')
    expect(slugs({ orderBy, last: 3 })).toBe('buu')
  }
})

test('authors ordered by name continue after the author at the cursor changes its rank', () => {
  using archive = new ReadArchive(
    ['Ann', 'Bea', 'Cid', 'Dan', 'Eve'].map((name, index) => ({
      slug: name,
      publishedAt: now - index,
      authors: [name],
    })),
  )
  const page = (args: PageArgs) =>
    archive.ask((reader) =>
      sync(reader.authors.page(args).edges()).map(({ node, cursor }) => ({ name: node.name, cursor })),
    )
  const [, second] = page({ first: 2 })
  archive.builder.addAll(['Aaron', 'Abel'].map((name) => ({ slug: name, publishedAt: now, authors: [name] })))
  expect(page({ first: 2, after: second?.cursor ?? null }).map(({ name }) => name)).toEqual(['Cid', 'Dan'])
})

test('page info is exact for an offset, for both ends and for an empty page', () => {
  using archive = new ReadArchive(['a', 'b', 'c', 'd'].map((slug, index) => ({ slug, publishedAt: now - index })))
  const [, b, c] = archive.ask((reader) => sync(reader.articles.page({}).edges()).map(({ cursor }) => cursor))
  const page = (args: ArticleArgs) =>
    archive.ask((reader) => {
      const connection = reader.articles.page(args)
      const { hasNextPage, hasPreviousPage } = sync(connection.pageInfo())
      const slugs = sync(connection.nodes()).map(({ slug }) => slug)
      return `${hasPreviousPage ? '< ' : ''}${slugs.join(' ')}${hasNextPage ? ' >' : ''} of ${connection.totalCount()}`
    })
  expect(page({ first: 2 })).toBe('a b > of 4')
  expect(page({ first: 2, offset: 1 })).toBe('< b c > of 4')
  expect(page({ first: 2, offset: 9 })).toBe('<  of 4')
  expect(page({ first: 0 })).toBe(' > of 4')
  expect(page({ first: 0, after: b ?? '' })).toBe('<  > of 4')
  expect(page({ last: 1 })).toBe('< d of 4')
  expect(page({ first: 5, after: b ?? '' })).toBe('< c d of 4')
  expect(page({ first: 5, before: c ?? '' })).toBe('a b > of 4')
  expect(page({ last: 5, after: b ?? '', before: c ?? '' })).toBe('<  > of 4')
})

test('wrong page arguments give errors that say how to fix them', () => {
  using archive = new ReadArchive([{ slug: 'a', publishedAt: now }])
  const ask = (args: ArticleArgs) => () => archive.ask((reader) => reader.articles.page(args))
  const [edge] = archive.ask((reader) => sync(reader.articles.page({ orderBy: [{ field: 'WORDS' }] }).edges()))
  expect(ask({ first: 101 })).toThrowErrorMatchingInlineSnapshot(
    `[BadInputError: first: 101 is out of range; give a whole number from 0 to 100]`,
  )
  expect(ask({ first: -1 })).toThrowErrorMatchingInlineSnapshot(
    `[BadInputError: first: -1 is out of range; give a whole number from 0 to 100]`,
  )
  expect(ask({ first: 1, last: 1 })).toThrow(BadInputError)
  expect(ask({ first: 1, offset: 1, after: 'x' })).toThrow(BadInputError)
  expect(ask({ after: 'x' })).toThrow(BadCursorError)
  expect(ask({ after: 'x' })).toThrowErrorMatchingInlineSnapshot(
    `[BadCursorError: after: "x" is not a cursor; use one from a response]`,
  )
  expect(ask({ after: edge?.cursor ?? '' })).toThrowErrorMatchingInlineSnapshot(
    `[BadCursorError: after: this cursor belongs to a list in another order (words,id, here sortAt,id); start again without it]`,
  )
  expect(ask({ after: Buffer.from('["sortAt,id","1; DROP",2]').toString('base64url') })).toThrow(BadCursorError)
})
