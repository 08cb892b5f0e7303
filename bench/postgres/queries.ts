import type { Database, Reader } from '@broadsheet/database'

const viewer = () => ({ preview: false, now: Date.now() })

/** A query on the reader, as the GraphQL document of the same name in queries/benchmark-queries.ts makes it. */
export interface ReaderQuery {
  readonly name: string
  run(reader: Reader, sample: Sample, first: number): Promise<unknown>
}

/** The values of one request. */
export interface Sample {
  readonly slug: string
  readonly category: string
  readonly word: string
  readonly newest: string
  readonly deep: string
}

export const readerQueries: readonly ReaderQuery[] = [
  { name: 'Q1', run: (reader, { newest }, first) => cards(reader, reader.articles.page({ first, after: newest })) },
  {
    name: 'Q2',
    async run(reader, { slug }) {
      const article = await reader.articles.one({ slug })
      if (article === null) throw new Error(`There is no article ${slug}`)
      const { articles } = reader
      return Promise.all([
        articles.bodyPartOf(article, 'html'),
        articles.authorsOf(article),
        articles.categoriesOf(article),
        articles.tagsOf(article),
        articles.imagesOf(article, {}).edges(),
      ])
    },
  },
  {
    name: 'Q3',
    async run(reader, { category }, first) {
      const node = await reader.categories.one({ slug: category })
      if (node === null) throw new Error(`There is no category ${category}`)
      const list = reader.categories.articlesOf(node, { first })
      return Promise.all([cards(reader, list), list.totalCount()])
    },
  },
  {
    name: 'Q4',
    async run(reader, { word }, first) {
      const nodes = await reader.search.page({ query: word, first }).nodes()
      return Promise.all(nodes.map((node) => reader.articles.authorsOf(node)))
    },
  },
  { name: 'Q5', run: (reader, { deep }, first) => cards(reader, reader.articles.page({ first, after: deep })) },
  { name: 'Q6', run: async (reader) => reader.facets.of({}).categories({ first: 100 }) },
]

async function cards({ articles }: Reader, list: ReturnType<Reader['articles']['page']>): Promise<unknown> {
  const nodes = await list.nodes()
  const parts = nodes.map((node) => [articles.authorsOf(node), articles.categoriesOf(node), imagesOf(node)])
  return Promise.all(parts.flat())
  async function imagesOf(node: (typeof nodes)[number]) {
    return articles.imagesOf(node, {}).nodes()
  }
}

/** Runs a query in a snapshot of its own. */
export async function runQuery(database: Database, query: ReaderQuery, sample: Sample, first: number): Promise<void> {
  const reader = database.openSnapshot(viewer())
  try {
    await query.run(reader, sample, first)
  } finally {
    reader.release()
  }
}

/** Reads the values of so many requests from the archive: words from titles, positions from both ends of the list. */
export async function readSamples(database: Database, count: number, next: () => number): Promise<Sample[]> {
  const reader = database.openSnapshot(viewer())
  try {
    const total = await reader.articles.page({}).totalCount()
    const categories = await reader.categories.page({ first: 60 }).nodes()
    const at = async (offset: number) => {
      const [edge] = await reader.articles.page({ first: 1, offset: Math.min(offset, total - 100) }).edges()
      if (edge === undefined) throw new Error('The archive is too small for this benchmark')
      return edge
    }
    const samples: Sample[] = []
    for (let number = 0; number < count; number++) {
      const newest = await at(Math.floor((next() * total) / 10))
      const deep = await at(Math.floor(total * 0.75 + (next() * total) / 10))
      const word = /\p{Script=Han}{2}/u.exec(newest.node.title)?.[0] ?? '新闻'
      const category = categories[Math.floor(next() * categories.length)]?.slug ?? ''
      samples.push({ slug: deep.node.slug, category, word, newest: newest.cursor, deep: deep.cursor })
    }
    return samples
  } finally {
    reader.release()
  }
}
