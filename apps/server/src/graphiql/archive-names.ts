/** Sends a query to the API as a visitor who sees what is published, and returns the body of the answer, parsed. */
export type SendQuery = (query: string) => Promise<unknown>

/** A name of each kind that has articles. Null if the archive has none, or cannot answer. */
export interface ArchiveNames {
  /** The title of the newest article. */
  title: string | null
  /** The path of the newest article. */
  path: string | null
  /** The slug of the category with the most articles. */
  category: string | null
  /** The names of the tag and the author with the most articles. */
  tag: string | null
  author: string | null
}

const query = `{
  articles(first: 1) { nodes { title path } }
  categories(first: 1, where: { minArticles: 1 }, orderBy: { field: ARTICLE_COUNT, direction: DESC }) { nodes { slug } }
  tags(first: 1, where: { minArticles: 1 }, orderBy: { field: ARTICLE_COUNT, direction: DESC }) { nodes { name } }
  authors(first: 1, where: { minArticles: 1 }, orderBy: { field: ARTICLE_COUNT, direction: DESC }) { nodes { name } }
}`

/** The shape of an answer to the query, with or without errors. */
interface Answer {
  data?: Record<'articles' | 'categories' | 'tags' | 'authors', { nodes: Readonly<Record<string, string>>[] }> | null
}

/** Reads a name of each kind from the archive. */
export async function archiveNames(send: SendQuery): Promise<ArchiveNames> {
  // The API answers in this shape; the query names its fields.
  const { data } = (await send(query)) as Answer
  return {
    // A search takes at most 200 characters.
    title: data?.articles.nodes[0]?.title?.slice(0, 200) ?? null,
    path: data?.articles.nodes[0]?.path ?? null,
    category: data?.categories.nodes[0]?.slug ?? null,
    tag: data?.tags.nodes[0]?.name ?? null,
    author: data?.authors.nodes[0]?.name ?? null,
  }
}
