import { type PagePosition, phraseOf, type SampleValues } from './sample-values.ts'

type Parameters = Readonly<Record<string, string | number | null>>

/** A measured query: its document, and a generator of its parameters. */
export interface BenchmarkQuery {
  readonly name: 'Q1' | 'Q2' | 'Q3' | 'Q4' | 'Q5' | 'Q6'
  readonly title: string
  /** The field of Query that the server must have for this query. */
  readonly field: string
  readonly document: string
  /** Returns equal requests: `variables` for Broadsheet, `parameters` for the raw statement with the same name. */
  sample(archive: SampleValues, random: () => number): { variables: Parameters; parameters: Parameters }
}

const card = 'title slug publishedAt author { name } categories { name slug } images { nodes { url } }'
const pageDocument = `query ($first: Int!, $after: String) { articles(first: $first, after: $after) { nodes { ${card} } } }`

export const benchmarkQueries: readonly BenchmarkQuery[] = [
  {
    name: 'Q1',
    title: '20 newest: title, slug, date, author, categories, images',
    field: 'articles',
    document: pageDocument,
    sample: (archive, random) => pageAfter(pick(archive.newest, random), random),
  },
  {
    name: 'Q2',
    title: 'one article by slug, body and all relations',
    field: 'article',
    document: `query ($slug: String!) {
      article(by: { slug: $slug }) {
        title slug path lang publishedAt html
        authors { name slug } categories { name slug } tags { name slug }
        images { edges { role alt node { url width height } } }
      }
    }`,
    sample(archive, random) {
      const slug = pick(archive.slugs, random)
      return { variables: { slug }, parameters: { slug } }
    },
  },
  {
    name: 'Q3',
    title: "a category's 20 newest and its total count",
    field: 'category',
    document: `query ($slug: String!, $first: Int!) {
      category(by: { slug: $slug }) { name articles(first: $first) { nodes { ${card} } totalCount } }
    }`,
    sample(archive, random) {
      const same = { slug: pick(archive.categories, random), first: pageSize(random) }
      return { variables: same, parameters: same }
    },
  },
  {
    name: 'Q4',
    title: 'search of a two-character Chinese word: 20 hits, title, slug, date, author',
    field: 'search',
    document: `query ($query: String!, $first: Int!) {
      search(query: $query, first: $first) { nodes { title slug publishedAt author { name } } }
    }`,
    sample(archive, random) {
      const query = pick(archive.words, random)
      const first = pageSize(random)
      return { variables: { query, first }, parameters: { phrase: phraseOf(query), first } }
    },
  },
  {
    name: 'Q5',
    title: 'the 20 articles after three quarters of the archive (of 20,000: the 15,000th)',
    field: 'articles',
    document: pageDocument,
    sample: (archive, random) => pageAfter(pick(archive.deep, random), random),
  },
  {
    name: 'Q6',
    title: 'articles counted by category',
    field: 'facets',
    document: '{ facets { categories(first: 100) { node { name } count } } }',
    sample: () => ({ variables: {}, parameters: {} }),
  },
]

function pageAfter({ cursor, sortAt, id }: PagePosition, random: () => number) {
  const first = pageSize(random)
  return { variables: { first, after: cursor }, parameters: { first, sortAt, id } }
}

/** Returns a page size from 16 to 24: 20 on average. */
function pageSize(random: () => number): number {
  return 16 + Math.floor(random() * 9)
}

function pick<T>(list: readonly T[], random: () => number): T {
  const chosen = list[Math.floor(random() * list.length)]
  if (chosen === undefined) throw new Error('The archive is too small for this query')
  return chosen
}
