import { random } from '@broadsheet/database/testing/random'
import { expect, test } from 'vitest'
import { article, asPreview, createTestSite, type TestSite } from '../test-site.ts'

// Clients that maintain a copy of the archive only by `changes`, while it changes at random. Each copy must always equal
// a full fetch. A client must never get CREATED for an object that it has, or DELETED for one that it does not have.

const rounds = 100
const hour = 3_600_000
const begin = Date.UTC(2022, 7, 1)

test.each([1, 2, 3])(
  'a client that applies changes always has the same data as a full fetch (seed %i)',
  async (seed) => {
    const below = numbers(seed)
    await using site = await createTestSite({ '_posts/0.md': article('First') }, { now: begin })
    const clients = [
      new Client(site, { size: 100, rests: 1 }),
      new Client(site, { size: 100, rests: 1, preview: true }),
      new Client(site, { size: 2, rests: 1 }),
      new Client(site, { size: 3, rests: 7 }),
      new Client(site, { size: 3, rests: 7, preview: true }),
    ]
    for (const client of clients) await client.fetchAll()
    for (let round = 1; round <= rounds; round++) {
      site.now += 1 + below(3) * hour
      edit(site, below)
      // Sometimes only the time changes.
      if (below(5) > 0) await site.import()
      for (const client of clients) await client.step(round)
    }
    for (const client of clients) await client.settle()
  },
  120_000,
)

type Below = (limit: number) => number

/** Writes, renames or deletes some of a dozen files. */
function edit(site: TestSite, below: Below): void {
  for (let count = 1 + below(3); count > 0; count--) {
    const path = `_posts/${below(12)}.md`
    const what = below(10)
    if (what < 7) site.write({ [path]: text(site.now, below) })
    else if (what === 7) site.rename(path, `_posts/${below(12)}.md`)
    else site.remove(path)
  }
}

function text(now: number, below: Below): string {
  const date = new Date(now + (below(13) - 6) * hour).toISOString()
  return article(`Title ${below(1000)}`, [
    ...(below(3) ? [`date: ${date}`] : []),
    ...(below(3) ? [] : [`expires: ${new Date(now + (below(13) - 4) * hour).toISOString()}`]),
    ...(below(4) ? [] : ['draft: true']),
    ...(below(6) ? [] : ['hidden: true']),
    `author: Author ${below(4)}`,
    `tags: [Tag ${below(4)}, tag-${below(4)}]`,
    `categories: [Root ${below(2)}, Leaf ${below(3)}]`,
    `headimg: https://img.example.org/${below(5)}.jpg`,
  ])
}

const changesQuery = `query ($after: String, $first: Int) { changes(after: $after, first: $first) {
  nodes { kind type nodeId node { __typename id ... on Article { title } ... on Author { name } ... on Tag { name } ... on Category { names } ... on Image { url } } }
  endCursor hasNextPage resetRequired } }`
const allQuery = `{
  articles(first: 100) { nodes { id title } } authors(first: 100) { nodes { id name } } tags(first: 100) { nodes { id name } }
  categories(first: 100) { nodes { id names } } images(first: 100) { nodes { id url } }
}`

interface Named {
  id: string
  __typename?: string
}

class Client {
  readonly #site: TestSite
  readonly #size: number
  /** The number of rounds between two pages. */
  readonly #rests: number
  readonly #headers: Record<string, string>
  #nodes = new Map<string, object>()
  #cursor = ''

  constructor(site: TestSite, { size, rests, preview = false }: { size: number; rests: number; preview?: boolean }) {
    this.#site = site
    this.#size = size
    this.#rests = rests
    this.#headers = preview ? asPreview : {}
  }

  async fetchAll(): Promise<void> {
    const { data } = await this.#site.execute(changesQuery, {}, this.#headers)
    this.#cursor = data.changes.endCursor
    this.#nodes = await this.#fresh()
  }

  async step(round: number): Promise<void> {
    if (this.#rests > 1) {
      if (round % this.#rests === 0) await this.#page()
      return
    }
    await this.settle()
  }

  async settle(): Promise<void> {
    while (await this.#page());
    // One more full run, for changes that were imported during the last one.
    while (await this.#page());
    expect(sorted(this.#nodes)).toEqual(sorted(await this.#fresh()))
  }

  async #fresh(): Promise<Map<string, object>> {
    const { data } = await this.#site.execute(allQuery, {}, this.#headers)
    const lists = Object.values(data) as { nodes: Named[] }[] // The lists of the query.
    return new Map(lists.flatMap(({ nodes }) => nodes.map((node) => [node.id, node])))
  }

  async #page(): Promise<boolean> {
    const variables = { after: this.#cursor, first: this.#size }
    const { data, errors } = await this.#site.execute(changesQuery, variables, this.#headers)
    expect(errors).toBeUndefined()
    const { nodes, endCursor, hasNextPage, resetRequired } = data.changes
    expect(resetRequired).toBe(false)
    for (const { kind, nodeId, node } of nodes) {
      expect(`${kind} ${this.#nodes.has(nodeId)}`).toBe(`${kind} ${kind !== 'CREATED'}`)
      if (kind === 'DELETED') this.#nodes.delete(nodeId)
      else this.#nodes.set(nodeId, shown(nodeId, node))
    }
    this.#cursor = endCursor
    return hasNextPage
  }
}

/** A node can be null if it was deleted after the change. A later page then contains the deletion. */
function shown(id: string, node: Named | null): object {
  if (node === null) return { id }
  const { __typename, ...rest } = node
  return rest
}

function sorted(nodes: ReadonlyMap<string, object>): [string, object][] {
  return [...nodes].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

/** Returns a seeded source of whole numbers. */
function numbers(seed: number): Below {
  const next = random(seed)
  return (limit) => Math.floor(next() * limit)
}
