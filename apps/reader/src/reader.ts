import { ApiError, Archive, type GraphqlRequest } from '@broadsheet/client'
import { FrameDocument } from '@broadsheet/client/text'
import type { FrameQuery } from '@broadsheet/client/types'
import { findFeed } from './feeds/find-feed.ts'
import { type ReaderFile, type ReaderFiles, readFiles } from './files.ts'
import { locationOf, pathOf } from './html/address.ts'
import { basedHtml, pathPrefix } from './html/based-html.ts'
import { findPage, type Move } from './pages/find-page.ts'
import { type FailureReason, failurePage, notFoundPage } from './pages/message-pages.ts'
import { parseFeedPath } from './parts/feed-address.ts'
import { layout } from './parts/layout.ts'
import type { FileAnswer, Page, PageAnswer, PageContext } from './parts/page.ts'
import { findSitemap, isSitemapPath } from './sitemaps/find-sitemap.ts'
import { wordsFor } from './words/choose-words.ts'

/** A request to the GraphQL API for one visitor. */
export interface VisitorRequest extends GraphqlRequest {
  /** The value of the header `Authorization`. Null: the request sees what is published. */
  authorization: string | null
}

export interface ReaderOptions {
  /** The address of the API for clients, without a trailing slash. */
  publicUrl: string
  /** Whether there are pages. Without them, only feeds, sitemaps and `/robots.txt` are answered. */
  hasPages: boolean
  /** Whether pages are for a static copy: they leave out the search, and everything else that needs the server. */
  isCopy: boolean
  /** Returns the `robots.txt` of the content folder; null if there is none. */
  ownRobots: () => Promise<string | null>
  /** Milliseconds since 1970. */
  clock: () => number
  /** Called with each error but that the API is busy. */
  report: (error: unknown) => void
}

export interface ReaderRequest {
  /** Path and query of the requested address. */
  url: string
  /** The header `Authorization` with the preview token, for the API. Null: the visitor sees what is published. */
  authorization: string | null
  /** Sends a request to the GraphQL API and returns its JSON. The page gets everything that it shows through it. */
  send: (request: VisitorRequest) => Promise<string>
}

/** The archive as people read it: pages made from answers of the GraphQL API. */
export interface Reader {
  /** Answers a request for a page. Never rejects: a failure becomes a page with a message. */
  answer(request: ReaderRequest): Promise<PageAnswer>
  /** Returns a file below `readerPrefix`, or undefined if there is none of this name. */
  file(name: string): ReaderFile | undefined
}

export function createReader(options: ReaderOptions): Reader {
  const files = readFiles()
  return {
    answer: (request) => answer(options, files, request),
    file: (name) => files.byName.get(name),
  }
}

async function answer(options: ReaderOptions, files: ReaderFiles, request: ReaderRequest): Promise<PageAnswer> {
  const { authorization, send: ask } = request
  const api = new Archive((graphql) => ask({ ...graphql, authorization }))
  const isPreview = authorization !== null
  let context = contextOf(options, files, unknownFrame)
  try {
    context = { ...contextOf(options, files, await api.request(FrameDocument, {})), isPreview }
    const url = URL.parse(`http://reader${request.url}`)
    if (url && isFile(url)) {
      // Feeds and sitemaps show the public archive, also to a visitor with the preview token.
      const publicApi = new Archive((graphql) => ask({ ...graphql, authorization: null }))
      const file = await findFile(options, context, publicApi, url)
      return file ?? send(context, notFoundPage(context, request.url))
    }
    const found = url && (await findPage(context, api, url))
    if (found && 'isPermanent' in found) return redirect(found)
    return send(context, found ?? notFoundPage(context, request.url))
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === 'error') options.report(error)
    return send(context, failurePage(context, reason))
  }
}

function reasonOf(error: unknown): FailureReason {
  const code = error instanceof ApiError ? error.code : ''
  if (code === 'NOT_READY') return 'not ready'
  return ['SERVER_BUSY', 'DATABASE_UNAVAILABLE', 'QUERY_TIMEOUT'].includes(code) ? 'busy' : 'error'
}

function isFile(url: URL): boolean {
  const path = pathOf(url)
  return parseFeedPath(path) !== null || isSitemapPath(path)
}

/** Returns whether an address is that of a feed, of a sitemap, or of the rules for crawlers. */
export function isFileAddress(address: string): boolean {
  const url = URL.parse(`http://reader${address}`)
  return url !== null && isFile(url)
}

async function findFile(
  { hasPages, ownRobots, clock }: ReaderOptions,
  context: PageContext,
  api: Archive,
  url: URL,
): Promise<FileAnswer | null> {
  const path = pathOf(url)
  const feed = parseFeedPath(path)
  return feed
    ? findFeed(context, api, feed, url.searchParams)
    : findSitemap(context, api, path, { hasPages, ownRobots, now: clock() })
}

/** The site before the API has answered. */
const unknownFrame: FrameQuery = {
  site: {
    title: null,
    url: null,
    lang: null,
    description: null,
    langs: [],
    feedContent: 'FULL',
    articleCount: 0,
    accentColor: null,
    logo: null,
    menu: [],
  },
  categories: { nodes: [] },
  facets: { langs: [] },
}

/**
 * The most frequent language; English, in which the reader's words are, if it is as frequent. Null if there is none, or if more
 * articles name no language.
 */
function commonLanguage({ site, facets: { langs } }: FrameQuery): string | null {
  const [first] = langs
  const common = langs.find(({ value, count }) => value === 'en' && count === first?.count) ?? first
  const withoutLanguage = langs.reduce((rest, { count }) => rest - count, site.articleCount)
  return common !== undefined && common.count >= withoutLanguage ? common.value : null
}

function contextOf({ publicUrl, isCopy }: ReaderOptions, files: ReaderFiles, frame: FrameQuery): PageContext {
  const lang = frame.site.lang ?? commonLanguage(frame) ?? 'en'
  return {
    frame,
    lang,
    words: wordsFor(lang),
    siteUrl: frame.site.url ?? publicUrl,
    publicUrl,
    isPreview: false,
    isCopy,
    files: files.addresses,
  }
}

function send(context: PageContext, page: Page): PageAnswer {
  return { status: page.status, body: basedHtml(layout(context, page), pathPrefix(context.publicUrl)) }
}

function redirect({ address, isPermanent }: Move): PageAnswer {
  return { status: isPermanent ? 301 : 302, location: locationOf(address) }
}
