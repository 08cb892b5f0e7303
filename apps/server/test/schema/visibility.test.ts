import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { article, asPreview, createTestSite, type TestSite, token } from '../test-site.ts'

const noon = Date.UTC(2022, 7, 1, 12)

let site: TestSite
beforeAll(async () => {
  site = await createTestSite(
    {
      '_posts/out.md': article('Out', ['author: Ann', 'tags: t', 'categories: C']),
      '_posts/soon.md': article('Soon', [
        'date: 2022-08-01T13:00:00Z',
        'author: Ben',
        'tags: [t, later]',
        'categories: [C, D]',
      ]),
      '_posts/draft.md': article('Draft', [
        'draft: true',
        'author: Cid',
        'tags: [t, unsaid]',
        'image: ../p/secret.svg',
      ]),
      '_posts/over.md': article('Over', ['expires: 2022-07-31T00:00:00Z', 'tags: t']),
      'p/secret.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>',
    },
    { now: noon },
  )
})
beforeEach(() => {
  site.now = noon
})
afterAll(() => site[Symbol.asyncDispose]())

const everything = `{
  articles { nodes { title status } totalCount }
  authors { nodes { name articleCount } }
  tags { nodes { name articleCount articles { nodes { title } totalCount } } }
  categories { nodes { name articleCount } }
  images { totalCount }
  site { articleCount authorCount imageCount }
}`

test('the public sees published articles in every list and count', async () => {
  expect((await site.execute(everything)).data).toEqual({
    articles: { nodes: [{ title: 'Out', status: 'PUBLISHED' }], totalCount: 1 },
    authors: { nodes: [{ name: 'Ann', articleCount: 1 }] },
    tags: { nodes: [{ name: 't', articleCount: 1, articles: { nodes: [{ title: 'Out' }], totalCount: 1 } }] },
    categories: { nodes: [{ name: 'C', articleCount: 1 }] },
    images: { totalCount: 0 },
    site: { articleCount: 1, authorCount: 1, imageCount: 0 },
  })
})

test('the preview token shows drafts, scheduled and expired articles', async () => {
  const { data } = await site.execute(everything, {}, asPreview)
  expect(data.articles.nodes).toEqual([{ title: 'Soon', status: 'SCHEDULED' }, ...data.articles.nodes.slice(1)])
  expect(
    data.articles.nodes.map(({ title, status }: Record<string, string>) => `${title} ${status}`).toSorted(),
  ).toEqual(['Draft DRAFT', 'Out PUBLISHED', 'Over EXPIRED', 'Soon SCHEDULED'])
  expect(data.site).toEqual({ articleCount: 4, authorCount: 3, imageCount: 1 })
})

test.each(['Bearer wrong', token, `Basic ${token}`, 'Bearer', ''])(
  '“%s” is not the preview token',
  async (authorization) => {
    const { data } = await site.execute('{ articles { totalCount } }', {}, { authorization })
    expect(data.articles.totalCount).toBe(1)
  },
)

test('a scheduled article is visible from its time of publication on, without an import', async () => {
  const query = '{ articles { nodes { title } } article(by: { slug: "soon" }) { status } }'
  site.now = Date.UTC(2022, 7, 1, 13) - 1
  expect((await site.execute(query)).data).toEqual({ articles: { nodes: [{ title: 'Out' }] }, article: null })
  site.now = Date.UTC(2022, 7, 1, 13)
  expect((await site.execute(query)).data).toEqual({
    articles: { nodes: [{ title: 'Soon' }, { title: 'Out' }] },
    article: { status: 'PUBLISHED' },
  })
})

test('no path, id or filter returns a draft to the public', async () => {
  const { data: seen } = await site.execute(
    '{ article(by: { slug: "draft" }) { id path file { file } source author { id } } }',
    {},
    asPreview,
  )
  const { id, path, file, source, author } = seen.article
  expect(source).toBe('\nText.\n')
  const { data } = await site.execute(
    `query ($id: ID!, $path: String!, $file: String!, $author: ID!) {
      id: article(by: { id: $id }) { title }
      path: article(by: { path: $path }) { title }
      file: article(by: { file: $file }) { title }
      slug: article(by: { slug: "draft" }) { title }
      node(id: $id) { id }
      nodes(ids: [$id, $author]) { id }
      author(by: { name: "Cid" }) { name }
      tag(by: { slug: "unsaid" }) { name }
      image(by: { url: "/media/p/secret.svg" }) { url }
      status: articles(where: { status: [DRAFT, SCHEDULED, EXPIRED] }) { totalCount }
      title: articles(where: { title: { contains: "Draft" } }) { totalCount }
    }`,
    { id, path, file: file.file, author: author.id },
  )
  expect(data).toEqual({
    id: null,
    path: null,
    file: null,
    slug: null,
    node: null,
    nodes: [null, null],
    author: null,
    tag: null,
    image: null,
    status: { totalCount: 0 },
    title: { totalCount: 0 },
  })
})

test('the source of an article needs the token', async () => {
  const query = '{ article(by: { slug: "out" }) { source html } }'
  expect((await site.execute(query)).data.article).toEqual({ source: null, html: '<p>Text.</p>\n' })
  expect((await site.execute(query, {}, asPreview)).data.article.source).toBe('\nText.\n')
})

test('a response to a request with the token is not cacheable, and one without it only through the response cache', async () => {
  const ask = (headers: Record<string, string>) => site.fetch('/graphql?query={site{title}}', { headers })
  expect((await ask(asPreview)).headers.get('cache-control')).toBe('private, no-store')
  expect((await ask({})).headers.get('cache-control')).toBe('no-store')
  expect((await ask({})).headers.get('vary')).toBe('Authorization')
})

test('a hidden article is in no list, and its path returns it', async () => {
  await using hidden = await createTestSite({
    '_posts/a.md': article('A', ['hidden: true', 'author: Ann'], '![](/p/dot.svg)'),
    'p/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>',
  })
  const { data } = await hidden.execute(`{
    articles { totalCount }
    article(by: { slug: "a" }) { title author { name } images { nodes { status } } }
  }`)
  expect(data).toEqual({
    articles: { totalCount: 0 },
    article: { title: 'A', author: { name: 'Ann' }, images: { nodes: [{ status: 'LOCAL' }] } },
  })
  expect((await fetch(`${await hidden.listen()}/media/p/dot.svg`)).status).toBe(200)
})
