import { afterEach, beforeEach, expect, test } from 'vitest'
import { article, asPreview, createTestSite, type TestSite } from '../test-site.ts'

const minute = 60_000
const noon = Date.UTC(2022, 7, 1, 12)

let site: TestSite
beforeEach(async () => {
  site = await createTestSite({ '_posts/a.md': article('A', ['author: Ann', 'tags: t']) }, { now: noon })
})
afterEach(() => site[Symbol.asyncDispose]())

const query = `query ($after: String, $first: Int) {
  changes(after: $after, first: $first) {
    nodes { kind type nodeId at node { ... on Article { title } ... on Author { name } ... on Tag { name } } }
    endCursor hasNextPage resetRequired
  }
}`

interface Page {
  nodes: { kind: string; type: string; nodeId: string; at: string; node: Record<string, string> | null }[]
  endCursor: string
  hasNextPage: boolean
  resetRequired: boolean
}

async function page(after?: string, { first = 100, preview = false } = {}): Promise<Page> {
  const { data, errors } = await site.execute(query, { after, first }, preview ? asPreview : {})
  expect(errors).toBeUndefined()
  return data.changes
}

/** Returns one line for each change, such as `CREATED ARTICLE A`, and the next cursor. */
async function changesAfter(after: string, preview = false): Promise<[string[], string]> {
  const { nodes, endCursor, hasNextPage, resetRequired } = await page(after, { preview })
  expect([hasNextPage, resetRequired]).toEqual([false, false])
  const lines = nodes.map(({ kind, type, node }) => `${kind} ${type} ${node?.title ?? node?.name ?? ''}`.trim())
  return [lines, endCursor]
}

/** Advances the clock, writes the files and imports them. */
async function change(files: Record<string, string>, removed: string[] = []): Promise<void> {
  site.now += minute
  site.write(files)
  for (const path of removed) site.remove(path)
  await site.import()
}

test('without a cursor the page is empty and has the cursor to start from', async () => {
  expect(await page()).toEqual({ nodes: [], endCursor: expect.any(String), hasNextPage: false, resetRequired: false })
})

test('the changes of an import include created, updated and deleted objects with their ids', async () => {
  const { endCursor } = await page()
  const { data } = await site.execute('{ article(by: { slug: "a" }) { id } author(by: { name: "Ann" }) { id } }')
  await change({ '_posts/b.md': article('B', ['tags: t']) })
  const [created, afterB] = await changesAfter(endCursor)
  expect(created).toEqual(['CREATED ARTICLE B'])
  await change({ '_posts/b.md': article('Better', ['tags: [t, u]']) })
  expect((await changesAfter(afterB))[0]).toEqual(['UPDATED ARTICLE Better', 'CREATED TAG u'])
  await change({}, ['_posts/a.md'])
  const { nodes } = await page(endCursor)
  // Each object occurs once, with the difference between the state at the cursor and now.
  expect(nodes).toEqual([
    {
      kind: 'CREATED',
      type: 'ARTICLE',
      nodeId: expect.any(String),
      at: '2022-08-01T12:02:00.000Z',
      node: { title: 'Better' },
    },
    { kind: 'CREATED', type: 'TAG', nodeId: expect.any(String), at: '2022-08-01T12:02:00.000Z', node: { name: 'u' } },
    { kind: 'DELETED', type: 'ARTICLE', nodeId: data.article.id, at: '2022-08-01T12:03:00.000Z', node: null },
    { kind: 'DELETED', type: 'AUTHOR', nodeId: data.author.id, at: '2022-08-01T12:03:00.000Z', node: null },
  ])
})

test('the public gets no changes of a draft, and DELETED for an article that becomes one', async () => {
  const draft = (title: string) => article(title, ['draft: true', 'author: Dora'])
  let [, cursor] = await changesAfter('1')
  let [, previewed] = await changesAfter('1', true)
  await change({ '_posts/d.md': draft('D') })
  expect((await changesAfter(cursor))[0]).toEqual([])
  ;[, previewed] = await changesAfter(previewed, true)
  await change({ '_posts/d.md': draft('D2') })
  expect((await changesAfter(cursor))[0]).toEqual([])
  expect((await changesAfter(previewed, true))[0]).toEqual(['UPDATED ARTICLE D2'])
  await change({ '_posts/d.md': article('D2', ['author: Dora']) })
  const [published, afterD] = await changesAfter(cursor)
  expect(published).toEqual(['CREATED ARTICLE D2', 'CREATED AUTHOR Dora'])
  await change({ '_posts/d.md': draft('D3') })
  ;[, cursor] = await changesAfter(afterD)
  expect((await changesAfter(afterD))[0]).toEqual(['DELETED ARTICLE', 'DELETED AUTHOR'])
  expect((await changesAfter(previewed, true))[0]).toEqual(['UPDATED ARTICLE D3'])
  await change({}, ['_posts/d.md'])
  expect((await changesAfter(cursor))[0]).toEqual([])
})

test('only a preview gets the changes of a hidden article', async () => {
  const { endCursor } = await page()
  await change({ '_posts/h.md': article('H', ['hidden: true', 'tags: h']) })
  expect((await changesAfter(endCursor))[0]).toEqual([])
  expect((await changesAfter(endCursor, true))[0]).toEqual(['CREATED ARTICLE H', 'CREATED TAG h'])
  await change({ '_posts/a.md': article('A', ['hidden: true', 'author: Ann', 'tags: t']) })
  expect((await changesAfter(endCursor))[0]).toEqual(['DELETED ARTICLE', 'DELETED AUTHOR', 'DELETED TAG'])
})

test('publication and expiry are changes without an import, also for terms of that article only', async () => {
  const times = ['date: 2022-08-01T13:00:00Z', 'expires: 2022-08-01T14:00:00Z']
  await change({ '_posts/s.md': article('S', [...times, 'author: Sue', 'tags: [t, s]', 'categories: [x, y]']) })
  const { endCursor } = await page()
  const preview = (await page(undefined, { preview: true })).endCursor
  site.now = Date.UTC(2022, 7, 1, 13) - 1
  expect((await changesAfter(endCursor))[0]).toEqual([])
  site.now = Date.UTC(2022, 7, 1, 13)
  const due = await page(endCursor)
  expect(due.nodes.map(({ kind, type, at }) => `${kind} ${type} ${at}`)).toEqual([
    'CREATED ARTICLE 2022-08-01T13:00:00.000Z',
    'CREATED AUTHOR 2022-08-01T13:00:00.000Z',
    'CREATED CATEGORY 2022-08-01T13:00:00.000Z',
    'CREATED CATEGORY 2022-08-01T13:00:00.000Z',
    'CREATED TAG 2022-08-01T13:00:00.000Z',
  ])
  expect((await changesAfter(preview, true))[0]).toEqual(['UPDATED ARTICLE S'])
  site.now = Date.UTC(2022, 7, 1, 15)
  expect((await changesAfter(due.endCursor))[0]).toEqual([
    'DELETED ARTICLE',
    'DELETED AUTHOR',
    'DELETED CATEGORY',
    'DELETED CATEGORY',
    'DELETED TAG',
  ])
  // A client that missed all events gets the same result.
  expect((await changesAfter(endCursor))[0]).toEqual([])
})

test('an edit of a scheduled article does not change its publication', async () => {
  const at = (title: string, time: string) => article(title, [`date: 2022-08-01T${time}:00Z`])
  await change({ '_posts/s.md': at('S', '13:00') })
  const { endCursor } = await page()
  await change({ '_posts/s.md': at('S2', '13:30') })
  const [lines, edited] = await changesAfter(endCursor)
  expect(lines).toEqual([])
  site.now = Date.UTC(2022, 7, 1, 13, 30)
  expect((await changesAfter(endCursor))[0]).toEqual(['CREATED ARTICLE S2'])
  expect((await changesAfter(edited))[0]).toEqual(['CREATED ARTICLE S2'])
})

test('a client that pages during an import misses no change and gets none twice', async () => {
  const names = Array.from({ length: 230 }, (_, index) => `_posts/n${index}.md`)
  const all = (from: number, to: number, title: string) =>
    Object.fromEntries(names.slice(from, to).map((name) => [name, article(`${title} ${name}`)]))
  const { endCursor } = await page()
  await change(all(0, 200, 'New'))
  const seen: string[] = []
  let cursor = endCursor
  const read = async () => {
    const { nodes, ...next } = await page(cursor, { first: 70 })
    seen.push(...nodes.map(({ kind, nodeId }) => `${kind} ${nodeId}`))
    cursor = next.endCursor
    return next.hasNextPage
  }
  expect(await read()).toBe(true)
  await change(all(195, 230, 'Newer'), names.slice(0, 5))
  while (await read());
  const count = (kind: string) => seen.filter((line) => line.startsWith(kind)).length
  expect([count('CREATED'), count('UPDATED'), count('DELETED')]).toEqual([230, 5, 5])
  expect(new Set(seen).size).toBe(seen.length)
  expect((await page(cursor)).nodes).toEqual([])
})

test('a cursor that is too old, invalid or of another archive sets resetRequired', async () => {
  const { endCursor } = await page()
  await change({ '_posts/b.md': article('B') })
  await using other = await createTestSite({ '_posts/a.md': article('A') }, { now: noon + 1 })
  const { data } = await other.execute(query)
  const reset = { nodes: [], endCursor: expect.any(String), hasNextPage: false, resetRequired: true }
  for (const cursor of [data.changes.endCursor, '3', '0', 'nonsense', '', 'WyJjaGFuZ2VzIl0', '-1']) {
    expect(await page(cursor)).toEqual(reset)
  }
  const { endCursor: newCursor } = await page('nonsense')
  expect(await changesAfter(newCursor)).toEqual([[], expect.any(String)])
  expect((await changesAfter(endCursor))[0]).toEqual(['CREATED ARTICLE B'])
  expect((await changesAfter('1'))[0]).toEqual(['CREATED ARTICLE B'])
})

test('a cursor with a later time than its revision does not return objects deleted before they were visible', async () => {
  const { data } = await site.execute('{ site { revision } }')
  await change({ '_posts/s.md': article('S', ['date: 2022-08-01T13:00:00Z']) })
  await change({}, ['_posts/s.md'])
  site.now = Date.UTC(2022, 7, 1, 15)
  const made = JSON.parse(Buffer.from((await page()).endCursor, 'base64url').toString())
  expect(made).toEqual(['changes', 3, noon + 2 * minute, site.now])
  const forge = (values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url')
  expect(data.site.revision).toBe('1')
  expect((await changesAfter(forge(['changes', 2, noon + minute, site.now])))[0]).toEqual([])
  const until = await page(forge(['changes', 1, noon, noon, 2, site.now, 0, 0, 0]))
  expect(until.nodes).toEqual([])
})

test('first is at most 100', async () => {
  const { errors } = await site.execute('{ changes(after: "1", first: 101) { endCursor } }')
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
})

test('the nodes of a page take one statement per type', async () => {
  await change(
    Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`_posts/n${index}.md`, article(`N ${index}`, [`tags: n${index}`])]),
    ),
  )
  const { nodes } = await page('1')
  expect(nodes).toHaveLength(60)
  // Nothing was published or expired. Checking this takes one statement.
  expect(site.statements.map(({ rows }) => rows)).toEqual([1, 60, 0, 30, 30])
})
