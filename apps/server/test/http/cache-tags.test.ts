import { archiveTag, createDatabase, listsTag, type Reader, siteTag } from '@broadsheet/database'
import { changesSince } from '@broadsheet/importer'
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

test('each answer that an import changes has a tag that the import tells to purge, and other answers are kept', async () => {
  await using site = await createTestSite(
    {
      'site.yml': 'title: The Archive\nurl: https://www.example.org\n',
      'authors.yml': 'Ann:\n  bio: Writes.\n',
      '_posts/a.md': article('A', ['permalink: /a/', 'author: Ann', 'categories: [News]', 'tags: [sea]']),
      '_posts/b.md': article('B', ['permalink: /b/'], '[A](a.md) and ![](/pictures/p.gif)'),
      '_posts/c.md': article('C', ['permalink: /c/'], '[Later](later.md)'),
      'pictures/p.gif': gif(1),
    },
    { cdn },
  )
  const url = await site.listen()
  const database = createDatabase(site.databaseUrl)
  const own = `title html excerpt text toc { text } cover { url width } images { nodes { url width bytes } } publishedOn
    author { name bio } categories { name description } tags { name } status`
  const queries = [
    ...['/a/', '/b/', '/c/', '/later/'].map((path) => `{ article(by: { path: "${path}" }) { ${own} } }`),
    '{ article(by: { path: "/a/" }) { linkedFrom { nodes { title } } newer { title } related { node { title } } } }',
    '{ author(by: { name: "Ann" }) { name bio articleCount } }',
    '{ site { title url menuNames } }',
    '{ site { articleCount revision } }',
    '{ articles { totalCount nodes { title path } } tags { nodes { name articleCount } } }',
    '{ route(path: "/later/") { ... on Article { title } } }',
    '{ search(query: "later") { nodes { title } } }',
  ]
  const ask = () =>
    Promise.all(
      queries.map(async (query) => {
        const response = await fetch(`${url}/graphql?query=${encodeURIComponent(query)}`)
        return { body: await response.text(), tags: response.headers.get('cache-tag')?.split(',') ?? [] }
      }),
    )
  const read = async <T>(work: (reader: Reader) => Promise<T>) => {
    const reader = database.openSnapshot({ preview: false, now: site.now })
    return await work(reader).finally(() => reader.release())
  }
  let { announced } = await read((reader) => changesSince(reader, null))
  const edits: Record<string, () => void> = {
    'a title': () => site.write({ '_posts/a.md': article('A2', ['permalink: /a/', 'author: Ann', 'tags: [sea]']) }),
    'the path of a linked article': () =>
      site.write({ '_posts/a.md': article('A2', ['permalink: /a2/', 'tags: [sea]']) }),
    'the path as before': () => site.write({ '_posts/a.md': article('A2', ['permalink: /a/', 'author: Ann']) }),
    'an article that was linked before it existed': () =>
      site.write({ '_posts/later.md': article('Later', ['permalink: /later/']) }),
    'an author': () => site.write({ 'authors.yml': 'Ann:\n  bio: Writes more.\n' }),
    'an image': () => site.write({ 'pictures/p.gif': gif(9) }),
    'the name of the site': () => site.write({ 'site.yml': 'title: Renamed\nurl: https://www.example.org\n' }),
    'a deleted article': () => site.remove('_posts/later.md'),
  }
  let [changed, kept] = [0, 0]
  for (const [what, edit] of Object.entries(edits)) {
    const before = await ask()
    edit()
    await site.import()
    const after = await ask()
    const { changes, ...next } = await read((reader) => changesSince(reader, announced))
    announced = next.announced
    for (const [at, { body, tags }] of before.entries()) {
      const isPurged = tags.some((tag) => changes.tags.includes(tag))
      if (body === after[at]?.body) kept += Number(!isPurged)
      else {
        changed++
        expect([what, queries[at], isPurged]).toEqual([what, queries[at], true])
      }
    }
  }
  expect(changed).toBeGreaterThan(20)
  // Pages of articles that have nothing to do with the edit.
  expect(kept).toBeGreaterThan(5)
  database.close()
})

/** A GIF of one line with this many pixels. */
function gif(width: number): Uint8Array {
  return Uint8Array.from([...Buffer.from('GIF89a'), width, 0, 1, 0, 0, 0, 0, 0x3b])
}
