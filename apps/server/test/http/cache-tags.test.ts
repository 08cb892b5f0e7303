import { archiveTag, listsTag, siteTag } from '@broadsheet/database'
import { expect, test } from 'vitest'
import { OperationThreads } from '../../src/graphql/operation-threads.ts'
import { article, asPreview, createTestSite, type TestSite } from '../test-site.ts'

const cdn = { maxAge: 60, tagHeaders: ['Cache-Tag', 'Surrogate-Key'] } as const

const content = {
  'site.yml': 'title: The Archive\nurl: https://www.example.org\n',
  '_posts/a.md': article('A', [
    'permalink: /a/',
    'author: Ann',
    'categories: [News]',
    'tags: [sea]',
    'cover: https://pictures.example.org/a.png',
  ]),
  '_posts/b.md': article('B', ['permalink: /b/'], 'A link to [A](a.md).'),
}

/** Sends a query by GET, and returns the tags of its answer as names of nodes, sorted. Null: there is no such header. */
async function tagsOf(site: TestSite, url: string, query: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/graphql?query=${encodeURIComponent(query)}`, { headers })
  const tags = response.headers.get('cache-tag')
  expect(response.headers.get('surrogate-key')).toBe(tags?.replaceAll(',', ' ') ?? null)
  return tags === null ? null : await namesOf(site, tags.split(','))
}

/** Replaces each id of a node by its type and its name. */
async function namesOf(site: TestSite, tags: string[]) {
  const general = tags.filter((tag) => tag.startsWith(archiveTag))
  const ids = tags.filter((tag) => !tag.startsWith(archiveTag))
  const fields = `__typename ... on Article { title } ... on Author { name } ... on Category { name }
    ... on Tag { name } ... on Image { url }`
  const { data } = await site.execute(`query ($ids: [ID!]!) { nodes(ids: $ids) { ${fields} } }`, { ids })
  const names = data.nodes.map((node: Record<string, string>) => Object.values(node).join(' '))
  return [...general, ...names.sort()]
}

test('an answer names the nodes in it, and whether it depends on lists or on the settings of the site', async () => {
  await using site = await createTestSite(content, { cdn })
  const url = await site.listen()
  const named =
    '{ article(by: { path: "/a/" }) { title html author { name } categories { name } tags { id } cover { url } } }'
  const nodes = ['Article A', 'Author Ann', 'Category News', 'Image https://pictures.example.org/a.png', 'Tag sea']
  // Plain execution, the cache, and from the third execution on compiled code.
  for (let time = 0; time < 4; time++) {
    expect(await tagsOf(site, url, named)).toEqual([archiveTag, ...nodes])
    expect(await tagsOf(site, url, `${named} #${time}`)).toEqual([archiveTag, ...nodes])
  }
  expect(await tagsOf(site, url, '{ articles { nodes { title } } }')).toEqual([
    archiveTag,
    listsTag,
    'Article A',
    'Article B',
  ])
  const cases: [query: string, ...tags: string[]][] = [
    ['{ site { title menuNames } }', siteTag],
    ['{ site { revision } }', listsTag],
    ['{ article(by: { path: "/c/" }) { title } }', listsTag],
    ['{ article(by: { slug: "a" }) { title } }', listsTag, 'Article A'],
    ['{ article(by: { path: "/a/" }) { newer { title } } }', listsTag, 'Article A', 'Article B'],
    ['{ article(by: { path: "/a/" }) { publishedOn } }', siteTag, 'Article A'],
    // The path in its html is that of another article.
    ['{ article(by: { path: "/b/" }) { html } }', listsTag, 'Article B'],
    ['{ route(path: "/a/") { ... on Article { title } } }', 'Article A'],
    ['{ route(path: "/c/") { ... on Article { title } } }', listsTag],
    ['{ article(by: { path: "/a/" }) { author { articleCount } } }', listsTag, 'Article A', 'Author Ann'],
    ['{ __typename }'],
  ]
  for (const [query, ...tags] of cases)
    expect([query, await tagsOf(site, url, query)]).toEqual([query, [archiveTag, ...tags]])
})

test('only answers that a CDN may keep have tags', async () => {
  await using site = await createTestSite(content, { cdn })
  const url = await site.listen()
  const query = '{ article(by: { path: "/a/" }) { title } }'
  expect(await tagsOf(site, url, query, asPreview)).toBeNull()
  expect(await tagsOf(site, url, '{ articles(first: 200) { nodes { title } } }')).toBeNull()
  const body = JSON.stringify({ query })
  const headers = { 'content-type': 'application/json' }
  const posted = await fetch(`${url}/graphql`, { method: 'POST', headers, body })
  expect(posted.headers.get('cache-tag')).toBeNull()
  await using untagged = await createTestSite(content)
  expect(await tagsOf(untagged, await untagged.listen(), query)).toBeNull()
})

test('an answer with many nodes has the tag of lists instead of their ids, so the header stays below two kilobytes', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (_, at) => [`_posts/${at}.md`, article(`Article ${at}`, [`permalink: /${at}/`])]),
  )
  await using site = await createTestSite(many, { cdn })
  const url = await site.listen()
  const lengths = await Promise.all(
    [50, 51, 60].map(async (first) => {
      const query = encodeURIComponent(`{ articles(first: ${first}) { nodes { title } } }`)
      return (await fetch(`${url}/graphql?query=${query}`)).headers.get('cache-tag')?.length ?? 0
    }),
  )
  expect(lengths[0]).toBeGreaterThan(1_000)
  expect(lengths[0]).toBeLessThan(2_000)
  expect(lengths.slice(1)).toEqual([27, 27])
})

test('an operation that runs in a thread has the same tags', async () => {
  const threads = new OperationThreads({ threads: 1 })
  await using site = await createTestSite(content, { cdn, threads, costlyPoints: 1 })
  const query = '{ article(by: { path: "/a/" }) { publishedOn author { name } } }'
  expect(await tagsOf(site, await site.listen(), query)).toEqual([archiveTag, siteTag, 'Article A', 'Author Ann'])
  await threads.close()
})

test('a page of the reader has the tags of all its queries, also from the cache', async () => {
  await using site = await createTestSite(content, { cdn, reader: true })
  const url = await site.listen()
  const pages = await Promise.all(['/a/', '/a/', '/feed.xml'].map(async (path) => await fetch(url + path)))
  for (const { headers } of pages) {
    const tags = headers.get('cache-tag')?.split(',') ?? []
    expect(await namesOf(site, tags)).toEqual(expect.arrayContaining([archiveTag, listsTag, siteTag, 'Article A']))
  }
  expect((await fetch(`${url}/nothing/`)).headers.get('cache-tag')).toBeNull()
})
