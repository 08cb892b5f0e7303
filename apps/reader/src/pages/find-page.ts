import type { Archive } from '@broadsheet/client'
import { RouteDocument } from '@broadsheet/client/text'
import { addressOf, pathOf } from '../html/address.ts'
import { insightsPage } from '../insights/insights-page.ts'
import { replacedFeed } from '../parts/feed-address.ts'
import { bodyVariables, type Introduction, readIntroduction } from '../parts/introduction.ts'
import type { Page, PageContext } from '../parts/page.ts'
import { pageAddress, pageNumber, pageVariables } from '../parts/pager.ts'
import { previewPage } from '../preview/preview-page.ts'
import { searchPage } from '../search/search-page.ts'
import { parseVersionPath } from '../versions/version-address.ts'
import { versionsPage } from '../versions/versions-page.ts'
import { archivePage, parsePeriod, periodPage, undatedPage, undatedPath } from './archive-pages.ts'
import { articlePage } from './article-page.ts'
import { frontPage } from './front-page.ts'
import { authorsPage, categoriesPage, tagsPage } from './index-pages.ts'
import { authorPage, categoryPage, tagPage } from './term-pages.ts'

/** The page is at another address. */
export interface Move {
  /** An `href` of this site, or an absolute URL elsewhere. */
  address: string
  isPermanent: boolean
}

type OwnPage = (
  context: PageContext,
  api: Archive,
  search: URLSearchParams,
  intro: Introduction | null,
) => Page | null | Promise<Page>

/** The pages that the reader adds to the archive. An article with the same address is their introduction. */
const ownPages: Readonly<Record<string, OwnPage>> = {
  '/': frontPage,
  '/search/': searchPage,
  '/archives/': (context, api, _search, intro) => archivePage(context, api, intro),
  '/categories/': (context, api, _search, intro) => categoriesPage(context, api, intro),
  '/insights/': (context, api, _search, intro) => insightsPage(context, api, intro),
  '/tags/': (context, api, _search, intro) => tagsPage(context, api, intro),
  '/reader/preview/': (context, api) => (context.isPreview ? previewPage(context, api) : null),
  '/authors/': (context, api, _search, intro) => authorsPage(context, api, intro),
}

/**
 * Returns the page at an address: one of the reader's own, or what the API's `route` finds there.
 * @returns null if nothing is there
 */
export async function findPage(context: PageContext, api: Archive, url: URL): Promise<Page | Move | null> {
  const path = pathOf(url)
  const slashed = path.endsWith('/') ? path : `${path}/`
  const versionPath = parseVersionPath(path)
  if (versionPath !== null) return versionsPage(context, api, versionPath)
  const own = ownPages[slashed]
  const period = parsePeriod(slashed)
  if (own || period || slashed === undatedPath) {
    if (slashed !== path) return { address: addressOf(slashed) + url.search, isPermanent: true }
    if (own) return own(context, api, url.searchParams, await readIntroduction(api, path))
    const number = pageNumber(url.searchParams)
    const page = await (period ? periodPage(context, api, period, number) : undatedPage(context, api, number))
    if (page) return page
  }
  return (await routedPage(context, api, url, path)) ?? numberedPage(path) ?? movedFeed(path)
}

/** Returns what the archive has at a path. Another spelling of an address moves to the one that the archive gives. */
async function routedPage(context: PageContext, api: Archive, url: URL, path: string): Promise<Page | Move | null> {
  const number = pageNumber(url.searchParams)
  const { route } = await api.request(RouteDocument, { path, ...pageVariables(number), ...bodyVariables })
  if (route === null) return null
  if (route.__typename === 'Redirect') return { address: route.to, isPermanent: route.permanent }
  if (route.path !== path) return { address: addressOf(route.path) + url.search, isPermanent: true }
  if (route.__typename === 'Article') return articlePage(context, route)
  if (route.__typename === 'Author') return authorPage(context, route, number)
  if (route.__typename === 'Category') return categoryPage(context, route, number)
  return tagPage(context, route, number)
}

/** The feeds of generators have other names. */
function movedFeed(path: string): Move | null {
  const feed = replacedFeed(path)
  return feed === null ? null : { address: addressOf(feed), isPermanent: true }
}

/** Generators number the pages of lists in their paths: `/tags/harbour/page/2/`. The reader does it in the query. */
function numberedPage(path: string): Move | null {
  const [, list, number] = /^(.*\/)page\/?([1-9]\d{0,8})\/?$/.exec(path) ?? []
  return list === undefined ? null : { address: pageAddress(list, Number(number)), isPermanent: true }
}
