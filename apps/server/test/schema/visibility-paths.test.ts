import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asPreview, createTestSite, type TestSite } from '../test-site.ts'

// Two archives: one with an article that the public may not see in lists, and one without it. Both must give the public
// exactly the same responses: no list, count, order or filter may reveal the article. With the preview token the
// responses of each query must differ, because otherwise the query proves nothing.

const now = Date.UTC(2022, 7, 1, 12)
const due = Date.UTC(2022, 7, 1, 13)

const kinds = {
  draft: ['draft: true', 'date: 2022-07-30T12:00:00Z'],
  scheduled: ['date: 2022-08-01T13:00:00Z'],
  expired: ['expires: 2022-07-31T00:00:00Z', 'date: 2022-07-30T12:00:00Z'],
  hidden: ['hidden: true', 'date: 2022-07-30T12:00:00Z'],
}
type Kind = keyof typeof kinds
const names = Object.keys(kinds) as Kind[] // The keys of the literal above.

const head = (title: string, fields: readonly string[], body: string) =>
  ['---', `title: ${title}`, ...fields, '---', '', body, ''].join('\n')

const open = {
  'site.yml': 'title: Site\nprivateKeys: [salary]\n',
  '_posts/open.md': head(
    'Open',
    [
      'date: 2022-07-30T09:00:00Z',
      'id: open',
      'permalink: /open/',
      'author: Ann',
      'tags: [shared]',
      'categories: [Root]',
      'lang: en',
      'translationKey: one',
      'series: open',
    ],
    'Words of all kinds. [to it](/secret/) ![](/p/shared.svg)',
  ),
  '_posts/other.md': head(
    'Other',
    ['date: 2022-07-29T09:00:00Z', 'author: Ann', 'tags: [shared]', 'categories: [Root]'],
    'Words.',
  ),
  'p/shared.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>',
}

const secret = (kind: Kind) => ({
  '_posts/secret.md': head(
    'Secret words',
    [
      ...kinds[kind],
      'permalink: /secret/',
      'slug: secret',
      'author: [Ann, Sid]',
      'tags: [shared, secrecy]',
      'categories: [Root, Hideout]',
      'lang: fr',
      'translationKey: one',
      'series: secret',
      'salary: 5',
      'aliases: [/old-secret/]',
      'updated: 2022-07-31T12:00:00Z',
    ],
    'Unheard-of words. [back](/open/) ![](/p/secret.svg) ![](/p/shared.svg)',
  ),
  'p/secret.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"></svg>',
})

/** Queries for lists of articles, for terms and images, and for counts. */
const lists: Record<string, string> = {
  articles:
    '{ articles { nodes { title } edges { cursor } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } }',
  'articles, counted': '{ articles { totalCount } }',
  'articles, oldest first': '{ articles(orderBy: [{ field: PUBLISHED_AT, direction: ASC }]) { nodes { title } } }',
  'articles by update': '{ articles(orderBy: [{ field: UPDATED_AT }]) { nodes { title } } }',
  'articles by length': '{ articles(orderBy: [{ field: WORDS }]) { nodes { title } } }',
  'articles from the end': '{ articles(last: 3) { nodes { title } pageInfo { hasPreviousPage } } }',
  'articles by offset': '{ articles(first: 1, offset: 2) { nodes { title } pageInfo { hasNextPage } } }',
  'articles where status':
    '{ articles(where: { status: [DRAFT, SCHEDULED, EXPIRED, PUBLISHED] }) { totalCount nodes { title } } }',
  'articles where title': '{ articles(where: { title: { contains: "secret" } }) { totalCount nodes { title } } }',
  'articles where slug': '{ articles(where: { slug: { eq: "secret" } }) { totalCount nodes { title } } }',
  'articles where path': '{ articles(where: { path: { in: ["/secret/"] } }) { nodes { title } } }',
  'articles where file': '{ articles(where: { file: { endsWith: "secret.md" } }) { totalCount } }',
  'articles where not': '{ articles(where: { not: { title: { eq: "Open" } } }) { totalCount } }',
  'articles where or':
    '{ articles(where: { or: [{ lang: { eq: "fr" } }, { tag: { anyOf: ["secrecy"] } }] }) { totalCount } }',
  'articles where tag': '{ articles(where: { tag: { allOf: ["shared"] } }) { totalCount nodes { title } } }',
  'articles where author': '{ articles(where: { author: { anyOf: ["Sid"] } }) { totalCount } }',
  'articles where category': '{ articles(where: { category: { anyOf: ["Hideout"] } }) { totalCount } }',
  'articles where picture': '{ articles(where: { image: { url: "/media/p/secret.svg" } }) { totalCount } }',
  'articles where front matter':
    '{ articles(where: { frontMatter: [{ key: "series", eq: "secret" }] }) { totalCount } }',
  'articles where month':
    '{ articles(where: { month: 7 }) { totalCount } later: articles(where: { year: 2022, month: 8 }) { totalCount } }',
  authors: '{ authors { nodes { name articleCount firstPublishedAt lastPublishedAt } totalCount } }',
  'authors by count': '{ authors(orderBy: { field: ARTICLE_COUNT }) { nodes { name } edges { cursor } } }',
  'authors with articles':
    '{ authors(where: { minArticles: 3 }) { totalCount } named: authors(where: { search: "sid" }) { totalCount } }',
  'author.articles': '{ author(by: { name: "Ann" }) { articles { nodes { title } totalCount } } }',
  tags: '{ tags { nodes { name articleCount } totalCount } }',
  'tags by date': '{ tags(orderBy: { field: LAST_PUBLISHED_AT }) { nodes { name } edges { cursor } } }',
  'tag.articles':
    '{ tag(by: { name: "shared" }) { articleCount articles(first: 5) { nodes { title } totalCount pageInfo { hasNextPage } } } }',
  categories: '{ categories { nodes { names articleCount own: articleCount(includeDescendants: false) } totalCount } }',
  'category.children':
    '{ category(by: { names: ["Root"] }) { children { name } articles { nodes { title } totalCount } } }',
  images:
    '{ images { nodes { url usageCount } totalCount } missing: images(where: { missingAlt: true }) { totalCount } }',
  'images by use': '{ images(orderBy: { field: USAGE_COUNT }) { nodes { url } edges { cursor } } }',
  'image.articles':
    '{ image(by: { url: "/media/p/shared.svg" }) { usageCount articles { nodes { title } totalCount } } }',
  site: '{ site { articleCount authorCount categoryCount imageCount langs } }',
  search: '{ search(query: "words") { nodes { title } totalCount edges { cursor matchedIn } } }',
  'search by tag': '{ search(query: "secrecy") { totalCount } }',
  'search for a part':
    '{ search(query: "unheard-of") { totalCount nodes { title } } any: search(query: "secret open", mode: ANY_TERM) { totalCount } }',
  suggest: '{ suggest(prefix: "s") { text articleCount } }',
  'suggest a count': '{ suggest(prefix: "ann") { text articleCount } }',
  facets:
    '{ facets { tags { node { name } count } authors { node { name } count } categories { node { name } count } langs { value count } dates { key count } frontMatter(key: "series") { value count } } }',
  'facets of a search': '{ facets(search: "words") { tags { node { name } count } langs { value count } } }',
  'facets where':
    '{ facets(where: { tag: { anyOf: ["shared"] } }) { authors { node { name } count } dates(by: DAY) { key count } } }',
  neighbours:
    '{ article(by: { slug: "open" }) { newer { title } older { title } } other: article(by: { slug: "other" }) { newer { title } older { title } } }',
  'neighbours within a tag':
    '{ article(by: { slug: "open" }) { newer(within: { tag: { name: "shared" } }) { title } older(within: { tag: { name: "shared" } }) { title } } }',
  related: '{ article(by: { slug: "other" }) { related { node { title } reasons } } }',
  translations: '{ article(by: { slug: "open" }) { translations { title } } }',
  linksTo: '{ article(by: { slug: "open" }) { linksTo { nodes { title } totalCount } } }',
  linkedFrom: '{ article(by: { slug: "open" }) { linkedFrom { nodes { title } totalCount } } }',
  'a cursor that a preview was given':
    'query ($cursor: String) { articles(first: 2, after: $cursor) { nodes { title } pageInfo { hasNextPage hasPreviousPage } } }',
}

/** Queries for one article, and for terms that only this article has. A hidden article is visible by these. */
const direct: Record<string, string> = {
  'article by id': 'query ($id: ID!) { article(by: { id: $id }) { title } }',
  'article by slug': '{ article(by: { slug: "secret" }) { title } }',
  'article by path': '{ article(by: { path: "/secret/" }) { title } }',
  'article by file': '{ article(by: { file: "_posts/secret.md" }) { title } }',
  node: 'query ($id: ID!) { node(id: $id) { id } }',
  nodes: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
  route: '{ route(path: "/secret/") { __typename ... on Article { title } } }',
  'route from an alias': '{ route(path: "/old-secret/") { __typename ... on Redirect { to } } }',
  'tag by name': '{ tag(by: { name: "secrecy" }) { name } }',
  'author by slug': '{ author(by: { slug: "sid" }) { name } }',
  'category by names': '{ category(by: { names: ["Root", "Hideout"] }) { name } }',
  'image by url': '{ image(by: { url: "/media/p/secret.svg" }) { url } }',
}

/** Ids that a preview returns, for queries by the public. */
type Known = Record<string, unknown>

let without: TestSite
const sites = {} as Record<Kind, { site: TestSite; known: Known }> // Filled below, before any test.
beforeAll(async () => {
  without = await createTestSite(open, { now })
  for (const kind of names) {
    const site = await createTestSite({ ...open, ...secret(kind) }, { now })
    const { data } = await site.execute(
      `{ article(by: { slug: "secret" }) { id authors { id } tags { id } categories { id } images { nodes { id } } }
        articles(where: { slug: { eq: "secret" } }) { pageInfo { endCursor } } }`,
      {},
      asPreview,
    )
    const { id, authors, tags, categories, images } = data.article
    const ids = [...authors, ...tags, ...categories, ...images.nodes].map((node: { id: string }) => node.id)
    sites[kind] = { site, known: { id, ids: [id, ...ids], cursor: data.articles.pageInfo.endCursor } }
  }
})
afterAll(async () => {
  for (const site of [without, ...Object.values(sites).map(({ site }) => site)]) await site[Symbol.asyncDispose]()
})

async function answer(site: TestSite, query: string, known: Known, headers = {}): Promise<unknown> {
  const { data, errors } = await site.execute(query, known, headers)
  expect(errors).toBeUndefined()
  return data
}

describe.each(names)('%s', (kind) => {
  test.each(Object.keys(lists))('the public gets no information from %s', async (name) => {
    const { site, known } = sites[kind]
    const query = lists[name] ?? ''
    const changes = await answer(site, query, known)
    expect(changes).toEqual(await answer(without, query, known))
    expect(await answer(site, query, known, asPreview)).not.toEqual(changes)
  })

  test.each(Object.keys(direct))(
    `%s ${kind === 'hidden' ? 'returns the article' : 'returns nothing'} to the public`,
    async (name) => {
      const { site, known } = sites[kind]
      const query = direct[name] ?? ''
      const changes = await answer(site, query, known)
      const preview = await answer(site, query, known, asPreview)
      expect(preview).not.toEqual(await answer(without, query, known))
      expect(changes).toEqual(kind === 'hidden' ? preview : await answer(without, query, known))
    },
  )

  test('its image is served to clients that may see the article', async () => {
    const url = `${await sites[kind].site.listen()}/media/p/secret.svg`
    expect((await fetch(url, { headers: asPreview })).status).toBe(200)
    expect((await fetch(url)).status).toBe(kind === 'hidden' ? 200 : 404)
  })

  test('the public gets no changes when it is created or deleted', async () => {
    await using site = await createTestSite(open, { now })
    const changes = async (headers = {}) => {
      const { data } = await site.execute(
        '{ changes(after: "1") { nodes { kind nodeId } } diagnostics { totalCount } }',
        {},
        headers,
      )
      return data
    }
    site.write(secret(kind))
    await site.import()
    expect(await changes()).toEqual({ changes: { nodes: [] }, diagnostics: { totalCount: 0 } })
    expect((await changes(asPreview)).changes.nodes).not.toEqual([])
    site.write({ '_posts/secret.md': secret(kind)['_posts/secret.md'].replace('Secret', 'Other') })
    await site.import()
    expect((await changes()).changes.nodes).toEqual([])
    site.remove('_posts/secret.md')
    await site.import()
    expect((await changes()).changes.nodes).toEqual([])
  })

  test('paging through all articles never returns it', async () => {
    const paths: string[] = []
    let after: string | null = null
    do {
      const query =
        'query ($after: String) { articles(first: 1, after: $after) { nodes { path } pageInfo { hasNextPage endCursor } } }'
      const { data } = await sites[kind].site.execute(query, { after })
      paths.push(...data.articles.nodes.map(({ path }: { path: string }) => path))
      after = data.articles.pageInfo.hasNextPage ? data.articles.pageInfo.endCursor : null
    } while (after)
    expect(paths).toEqual(['/open/', expect.stringMatching(/other/)])
  })
})

test('a scheduled article is visible in every query from its time of publication on, without an import', async () => {
  const { site, known } = sites.scheduled
  const ways = Object.entries({ ...lists, ...direct })
  const found = async (moment: number) => {
    site.now = moment
    const changes = await Promise.all(ways.map(([, query]) => answer(site, query, known)))
    return ways.flatMap(([name], index) => (JSON.stringify(changes[index]) === before[index] ? [] : [name]))
  }
  without.now = due
  const before = (await Promise.all(ways.map(([, query]) => answer(without, query, known)))).map((data) =>
    JSON.stringify(data),
  )
  expect(await found(due - 1)).toEqual([])
  expect(await found(due)).toEqual(ways.map(([name]) => name))
  site.now = now
  without.now = now
})

describe('a private key of the front matter', () => {
  const fields = '{ totalCount nodes { frontMatter } }'
  test.each([
    ['exists: true', 0],
    ['exists: false', 3],
    ['eq: 5', 0],
    ['in: [5, 6]', 0],
    ['contains: 5', 0],
  ])('cannot be guessed by a filter: %s finds %i', async (condition, count) => {
    const query = `{ articles(where: { frontMatter: [{ key: "salary", ${condition} }] }) ${fields} }`
    for (const { site } of Object.values(sites)) {
      const { data } = await site.execute(query, {}, asPreview)
      expect(data.articles.totalCount).toBe(count)
      expect(JSON.stringify(data)).not.toContain('salary')
    }
  })

  test('is not in facets, front matter or search', async () => {
    const query = `{ facets { frontMatter(key: "salary") { value count } }
      articles { nodes { frontMatter(keys: ["salary"]) all: frontMatter } }
      search(query: "salary") { totalCount } }`
    const { data } = await sites.draft.site.execute(query, {}, asPreview)
    expect(data.facets.frontMatter).toEqual([])
    expect(data.articles.nodes.map(({ frontMatter }: { frontMatter: object }) => frontMatter)).toEqual([{}, {}, {}])
    expect(JSON.stringify(data.articles)).not.toContain('salary')
    expect(data.search.totalCount).toBe(0)
  })
})
