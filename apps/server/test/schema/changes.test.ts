import { afterEach, beforeEach, expect, test } from 'vitest'
import { article, asPreview, type World, world } from '../world.ts'

const minute = 60_000
const noon = Date.UTC(2022, 7, 1, 12)

let site: World
beforeEach(async () => {
  site = await world({ '_posts/a.md': article('A', ['author: Ann', 'tags: t']) }, { now: noon })
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
  const { data, errors } = await site.ask(query, { after, first }, preview ? asPreview : {})
  expect(errors).toBeUndefined()
  return data.changes
}

/** `CREATED ARTICLE A` for each change, and where to go on. */
async function told(after: string, preview = false): Promise<[string[], string]> {
  const { nodes, endCursor, hasNextPage, resetRequired } = await page(after, { preview })
  expect([hasNextPage, resetRequired]).toEqual([false, false])
  const lines = nodes.map(({ kind, type, node }) => `${kind} ${type} ${node?.title ?? node?.name ?? ''}`.trim())
  return [lines, endCursor]
}

/** A later moment, in which these files are written and imported. */
async function change(files: Record<string, string>, removed: string[] = []): Promise<void> {
  site.now += minute
  site.write(files)
  for (const path of removed) site.remove(path)
  await site.import()
}

test('without a cursor there is nothing but the cursor to go on from', async () => {
  expect(await page()).toEqual({ nodes: [], endCursor: expect.any(String), hasNextPage: false, resetRequired: false })
})

test('an import tells what it created, updated and deleted, with the id of what is gone', async () => {
  const { endCursor } = await page()
  const { data } = await site.ask('{ article(by: { slug: "a" }) { id } author(by: { name: "Ann" }) { id } }')
  await change({ '_posts/b.md': article('B', ['tags: t']) })
  const [created, afterB] = await told(endCursor)
  expect(created).toEqual(['CREATED ARTICLE B'])
  await change({ '_posts/b.md': article('Better', ['tags: [t, u]']) })
  expect((await told(afterB))[0]).toEqual(['UPDATED ARTICLE Better', 'CREATED TAG u'])
  await change({}, ['_posts/a.md'])
  const { nodes } = await page(endCursor)
  // Each node once, from what was known at the cursor to what is now.
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

test('a draft is nothing to the public until it is published, and an article that becomes one is gone', async () => {
  const draft = (title: string) => article(title, ['draft: true', 'author: Dora'])
  let [, cursor] = await told('1')
  let [, previewed] = await told('1', true)
  await change({ '_posts/d.md': draft('D') })
  expect((await told(cursor))[0]).toEqual([])
  ;[, previewed] = await told(previewed, true)
  await change({ '_posts/d.md': draft('D2') })
  expect((await told(cursor))[0]).toEqual([])
  expect((await told(previewed, true))[0]).toEqual(['UPDATED ARTICLE D2'])
  await change({ '_posts/d.md': article('D2', ['author: Dora']) })
  const [published, afterD] = await told(cursor)
  expect(published).toEqual(['CREATED ARTICLE D2', 'CREATED AUTHOR Dora'])
  await change({ '_posts/d.md': draft('D3') })
  ;[, cursor] = await told(afterD)
  expect((await told(afterD))[0]).toEqual(['DELETED ARTICLE', 'DELETED AUTHOR'])
  expect((await told(previewed, true))[0]).toEqual(['UPDATED ARTICLE D3'])
  await change({}, ['_posts/d.md'])
  expect((await told(cursor))[0]).toEqual([])
})

test('a hidden article is told to nobody but a preview', async () => {
  const { endCursor } = await page()
  await change({ '_posts/h.md': article('H', ['hidden: true', 'tags: h']) })
  expect((await told(endCursor))[0]).toEqual([])
  expect((await told(endCursor, true))[0]).toEqual(['CREATED ARTICLE H', 'CREATED TAG h'])
  await change({ '_posts/a.md': article('A', ['hidden: true', 'author: Ann', 'tags: t']) })
  expect((await told(endCursor))[0]).toEqual(['DELETED ARTICLE', 'DELETED AUTHOR', 'DELETED TAG'])
})

test('what comes due or expires is told without an import, with what it alone names', async () => {
  const times = ['date: 2022-08-01T13:00:00Z', 'expires: 2022-08-01T14:00:00Z']
  await change({ '_posts/s.md': article('S', [...times, 'author: Sue', 'tags: [t, s]', 'categories: [x, y]']) })
  const { endCursor } = await page()
  const preview = (await page(undefined, { preview: true })).endCursor
  site.now = Date.UTC(2022, 7, 1, 13) - 1
  expect((await told(endCursor))[0]).toEqual([])
  site.now = Date.UTC(2022, 7, 1, 13)
  const due = await page(endCursor)
  expect(due.nodes.map(({ kind, type, at }) => `${kind} ${type} ${at}`)).toEqual([
    'CREATED ARTICLE 2022-08-01T13:00:00.000Z',
    'CREATED AUTHOR 2022-08-01T13:00:00.000Z',
    'CREATED CATEGORY 2022-08-01T13:00:00.000Z',
    'CREATED CATEGORY 2022-08-01T13:00:00.000Z',
    'CREATED TAG 2022-08-01T13:00:00.000Z',
  ])
  expect((await told(preview, true))[0]).toEqual(['UPDATED ARTICLE S'])
  site.now = Date.UTC(2022, 7, 1, 15)
  expect((await told(due.endCursor))[0]).toEqual([
    'DELETED ARTICLE',
    'DELETED AUTHOR',
    'DELETED CATEGORY',
    'DELETED CATEGORY',
    'DELETED TAG',
  ])
  // Who slept through it all has missed nothing.
  expect((await told(endCursor))[0]).toEqual([])
})

test('an edit of a scheduled article neither brings it forward nor loses it', async () => {
  const at = (title: string, time: string) => article(title, [`date: 2022-08-01T${time}:00Z`])
  await change({ '_posts/s.md': at('S', '13:00') })
  const { endCursor } = await page()
  await change({ '_posts/s.md': at('S2', '13:30') })
  const [lines, edited] = await told(endCursor)
  expect(lines).toEqual([])
  site.now = Date.UTC(2022, 7, 1, 13, 30)
  expect((await told(endCursor))[0]).toEqual(['CREATED ARTICLE S2'])
  expect((await told(edited))[0]).toEqual(['CREATED ARTICLE S2'])
})

test('who pages through a large import misses nothing that is imported meanwhile, and is told nothing twice', async () => {
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

test('a cursor of another archive, of a later revision, too old or made up asks for everything anew', async () => {
  const { endCursor } = await page()
  await change({ '_posts/b.md': article('B') })
  await using other = await world({ '_posts/a.md': article('A') }, { now: noon + 1 })
  const { data } = await other.ask(query)
  const reset = { nodes: [], endCursor: expect.any(String), hasNextPage: false, resetRequired: true }
  for (const cursor of [data.changes.endCursor, '3', '0', 'nonsense', '', 'WyJjaGFuZ2VzIl0', '-1']) {
    expect(await page(cursor)).toEqual(reset)
  }
  const { endCursor: anew } = await page('nonsense')
  expect(await told(anew)).toEqual([[], expect.any(String)])
  expect((await told(endCursor))[0]).toEqual(['CREATED ARTICLE B'])
  expect((await told('1'))[0]).toEqual(['CREATED ARTICLE B'])
})

test('a cursor with a later instant than its revision had does not tell of what was deleted unseen', async () => {
  const { data } = await site.ask('{ site { revision } }')
  await change({ '_posts/s.md': article('S', ['date: 2022-08-01T13:00:00Z']) })
  await change({}, ['_posts/s.md'])
  site.now = Date.UTC(2022, 7, 1, 15)
  const made = JSON.parse(Buffer.from((await page()).endCursor, 'base64url').toString())
  expect(made).toEqual(['changes', 3, noon + 2 * minute, site.now])
  const forge = (values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url')
  expect(data.site.revision).toBe('1')
  expect((await told(forge(['changes', 2, noon + minute, site.now])))[0]).toEqual([])
  const until = await page(forge(['changes', 1, noon, noon, 2, site.now, 0, 0, 0]))
  expect(until.nodes).toEqual([])
})

test('first is 100 at most', async () => {
  const { errors } = await site.ask('{ changes(after: "1", first: 101) { endCursor } }')
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
})

test('the nodes of a page cost a statement for each type', async () => {
  await change(
    Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`_posts/n${index}.md`, article(`N ${index}`, [`tags: n${index}`])]),
    ),
  )
  const { nodes } = await page('1')
  expect(nodes).toHaveLength(60)
  // Nothing came due: a look at that is all it took.
  expect(site.statements.map(({ rows }) => rows)).toEqual([1, 60, 0, 30, 30])
})
