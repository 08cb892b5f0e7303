import { absoluteAddress, addressOf, locationOf, markdownPath } from '@broadsheet/reader'
import { markdownQuery } from './archive-queries.ts'
import { markdownOf } from './article-markdown.ts'
import { ArchiveError, askArchive, type Send } from './ask-archive.ts'

export interface MarkdownRequest {
  /** The decoded path: that of an article, or of its Markdown. */
  path: string
  /** Whether the client prefers Markdown at the article's own path, by its header `Accept`. */
  isPreferred: boolean
  /** As the header of the same name. Null shows what the public sees. */
  authorization: string | null
  /** The address of this server, for an archive without an address of its own. */
  publicUrl: string
}

export type MarkdownAnswer =
  | { status: 200; type: 'text/markdown'; body: string }
  | { status: 301 | 302; location: string }

interface ArticleTarget {
  __typename: 'Article'
  title: string
  path: string
  status: string
  description: string | null
  publishedOn: string | null
  updatedAt: string | null
  lang: string | null
  originalUrl: string | null
  authors: { name: string }[]
  categories: { name: string }[]
  tags: { name: string }[]
  html: string
  story: { canonical: { path: string } } | null
}

type Target =
  | ArticleTarget
  | { __typename: 'Redirect'; to: string; permanent: boolean }
  | { __typename: 'Author' | 'Category' | 'Tag' }

interface MarkdownData {
  site: { url: string | null }
  itself: { __typename: string } | null
  bare: Target | null
  withHtml: Target | null
}

const ending = '.md'

/** Returns whether a path can be that of an article's Markdown. */
export function isMarkdownPath(path: string): boolean {
  return path.endsWith(ending)
}

/**
 * Returns an article as Markdown, with its facts as front matter, or the redirect to where it is.
 * @returns null if the path has no Markdown. Then the path is that of a page, or nothing is there
 */
export async function markdownPage(send: Send, request: MarkdownRequest): Promise<MarkdownAnswer | null> {
  const { path, isPreferred, authorization } = request
  const isFile = isMarkdownPath(path)
  if (!isFile && !isPreferred) return null
  const bare = isFile ? path.slice(0, -ending.length).replace(/^\/index$|(?<=.)\/index$/, '/') : path
  const data = await ask(send, { path, bare, withHtml: isFile ? `${bare}.html` : bare }, authorization)
  if (data === null) return null
  // An article or a redirect of exactly this path takes precedence over the Markdown of another one.
  const isItself = isFile && data.itself !== null
  if (isItself && !isPreferred) return null
  const target = isItself ? await itself(send, path, authorization) : (data.bare ?? data.withHtml)
  if (target?.__typename === 'Redirect') return redirect(target, isFile && !isItself)
  if (target?.__typename !== 'Article') return null
  const own = isFile && !isItself ? markdownPath(target.path) : target.path
  if (own !== path) return { status: 301, location: locationOf(addressOf(own)) }
  return { status: 200, type: 'text/markdown', body: documentOf(target, data.site.url ?? request.publicUrl) }
}

async function itself(send: Send, path: string, authorization: string | null): Promise<Target | null> {
  return (await ask(send, { path, bare: path, withHtml: path }, authorization))?.bare ?? null
}

/** The reader's page explains an error, so an error gives null. */
async function ask(send: Send, variables: object, authorization: string | null): Promise<MarkdownData | null> {
  try {
    // The query selects these fields.
    return (await askArchive(send, markdownQuery, { ...variables }, authorization)) as MarkdownData
  } catch (error) {
    if (error instanceof ArchiveError) return null
    throw error
  }
}

function redirect({ to, permanent }: { to: string; permanent: boolean }, toMarkdown: boolean): MarkdownAnswer {
  const isHere = to.startsWith('/')
  const address = toMarkdown && isHere ? addressOf(markdownPath(to)) : isHere ? addressOf(to) : to
  return { status: permanent ? 301 : 302, location: locationOf(address) }
}

function documentOf(article: ArticleTarget, siteUrl: string): string {
  const newest = article.story?.canonical.path
  const address = (path: string) => absoluteAddress(siteUrl, path)
  const facts = {
    title: article.title,
    url: address(article.path),
    status: article.status === 'PUBLISHED' ? null : article.status,
    date: article.publishedOn,
    updated: article.updatedAt?.slice(0, 10),
    authors: namesOf(article.authors),
    categories: namesOf(article.categories),
    tags: namesOf(article.tags),
    lang: article.lang,
    description: article.description,
    firstPublishedAt: article.originalUrl,
    newestVersion: newest === undefined || newest === article.path ? null : address(newest),
  }
  const lines = Object.entries(facts).flatMap(([key, value]) =>
    value == null ? [] : `${key}: ${JSON.stringify(value)}`,
  )
  return `---\n${lines.join('\n')}\n---\n\n# ${oneLine(article.title)}\n\n${markdownOf(article.html)}\n`
}

function namesOf(terms: readonly { name: string }[]): string[] | null {
  return terms.length === 0 ? null : terms.map(({ name }) => name)
}

function oneLine(title: string): string {
  return title.replaceAll(/\s+/g, ' ')
}
