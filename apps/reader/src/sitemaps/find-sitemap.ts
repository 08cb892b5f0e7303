import type { Archive } from '@broadsheet/client'
import { SitemapSizesDocument } from '@broadsheet/client/text'
import { absoluteAddress } from '../html/address.ts'
import type { FileAnswer, PageContext } from '../parts/page.ts'
import { robots } from './robots.ts'
import { articlePart, articlesOfPart, namePart, newsPart, ownPages } from './sitemap-parts.ts'
import { type SitemapUrl, sitemapIndex, urlSet } from './url-set.ts'

export interface SitemapOptions {
  /** Whether this server has the reader's pages. */
  hasPages: boolean
  /** Milliseconds since 1970. */
  now: number
  /** Returns the `robots.txt` of the content folder; null if there is none. */
  ownRobots: () => Promise<string | null>
}

const indexPath = '/sitemap.xml'
const partPath = /^\/sitemap\/(pages|news|categories|tags|authors|articles-([1-9]\d{0,5}))\.xml$/

const robotsPath = '/robots.txt'

/** Returns whether a path belongs to sitemaps or is that of the rules for crawlers. */
export function isSitemapPath(path: string): boolean {
  return path === indexPath || path === robotsPath || partPath.test(path)
}

/**
 * Returns the sitemap index, one of its parts, or the rules for crawlers.
 * @returns null if the path has none, or if the part would be empty
 */
export async function findSitemap(
  context: PageContext,
  api: Archive,
  path: string,
  options: SitemapOptions,
): Promise<FileAnswer | null> {
  if (path === robotsPath) return robotsAnswer(context, options)
  if (path === indexPath) return xml(sitemapIndex(await partAddresses(context, api, options)))
  const [, part, number] = partPath.exec(path) ?? []
  const urls = part === undefined ? [] : await urlsOf(context, api, part, Number(number), options)
  // An empty sitemap is not valid.
  if (urls.length === 0) return null
  // Articles leave the news without an import.
  return { ...xml(urlSet(urls)), ...(part === 'news' && { isTimed: true }) }
}

async function robotsAnswer({ siteUrl }: PageContext, { ownRobots }: SitemapOptions): Promise<FileAnswer> {
  const body = robots(await ownRobots(), absoluteAddress(siteUrl, indexPath))
  // The file of the content folder changes without an import.
  return { status: 200, type: 'text/plain', body, isTimed: true }
}

function xml(body: string): FileAnswer {
  return { status: 200, type: 'application/xml', body }
}

async function urlsOf(
  context: PageContext,
  api: Archive,
  part: string,
  number: number,
  { hasPages, now }: SitemapOptions,
): Promise<SitemapUrl[]> {
  if (part === 'pages') return hasPages ? ownPages(context) : []
  if (part === 'news') return newsPart(context, api, now)
  if (part === 'categories' || part === 'tags' || part === 'authors') return namePart(context, api, part)
  return articlePart(context, api, number)
}

async function partAddresses(context: PageContext, api: Archive, { hasPages, now }: SitemapOptions): Promise<string[]> {
  const { articles, ...names } = await api.request(SitemapSizesDocument, {})
  const parts = Array.from({ length: Math.ceil(articles.totalCount / articlesOfPart) }, (_, at) => `articles-${at + 1}`)
  const kinds = Object.entries(names).flatMap(([kind, { nodes }]) => (nodes.length > 0 ? kind : []))
  const hasNews = (await newsPart(context, api, now)).length > 0
  const all = [...(hasPages ? ['pages'] : []), ...parts, ...kinds, ...(hasNews ? ['news'] : [])]
  return all.map((part) => absoluteAddress(context.siteUrl, `/sitemap/${part}.xml`))
}
