import type { LocalServer } from '@broadsheet/server/local'
import { ExportError } from '../target/export-error.ts'
import { exportQuery, pathsQuery, siteQuery } from './export-query.ts'
import type { ExportedArticle, ExportedAuthor, ExportedSite } from './exported-article.ts'

/** Articles of one request. Each has its text and its HTML. */
const pageSize = 50

interface Page<Node> {
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
  nodes: Node[]
}

/** Reads an archive through its API. */
export class ArchiveSource {
  readonly #server: LocalServer
  readonly #authorization: string | null

  /** @param publishedOnly whether to see only what everybody sees */
  constructor(server: LocalServer, publishedOnly: boolean) {
    this.#server = server
    this.#authorization = publishedOnly ? null : server.authorization
  }

  /** The site, and the authors with a biography or a website. */
  async site(): Promise<{ site: ExportedSite | null; authors: ExportedAuthor[] }> {
    const authors: ExportedAuthor[] = []
    for (let after: string | null = null; ; ) {
      // The query selects these fields.
      const data = (await this.#ask(siteQuery, { after })) as {
        site: ExportedSite | null
        authors: Page<ExportedAuthor>
      }
      authors.push(...data.authors.nodes.filter(({ bio, url }) => bio !== null || url !== null))
      if (!data.authors.pageInfo.hasNextPage) return { site: data.site, authors }
      after = data.authors.pageInfo.endCursor
    }
  }

  /**
   * The articles that a filter selects, the oldest first.
   * @param where the argument of this name of the API
   * @throws ExportError if the API does not take the filter
   */
  async *articles(where: unknown): AsyncGenerator<ExportedArticle> {
    yield* this.#list<ExportedArticle>(exportQuery, { where }, this.#authorization)
  }

  /** The paths of the articles that lists show to everybody. */
  async listedPaths(): Promise<Set<string>> {
    const paths = new Set<string>()
    for await (const { path } of this.#list<{ path: string }>(pathsQuery, {}, null)) paths.add(path)
    return paths
  }

  async *#list<Node>(query: string, variables: object, authorization: string | null): AsyncGenerator<Node> {
    for (let after: string | null = null; ; ) {
      // The query selects these fields.
      const data = (await this.#ask(query, { ...variables, first: pageSize, after }, authorization)) as {
        articles: Page<Node>
      }
      yield* data.articles.nodes
      if (!data.articles.pageInfo.hasNextPage) return
      after = data.articles.pageInfo.endCursor
    }
  }

  async #ask(query: string, variables: object, authorization = this.#authorization): Promise<unknown> {
    const response = await fetch(`${this.#server.url}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(authorization && { authorization }) },
      body: JSON.stringify({ query, variables }),
    })
    // The shape of every GraphQL answer.
    const { data, errors } = (await response.json()) as { data?: unknown; errors?: { message: string }[] }
    if (errors?.[0]) throw new ExportError(`The archive cannot be read: ${errors[0].message}`)
    return data
  }
}
