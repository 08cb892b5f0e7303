import type { Archive } from '@broadsheet/client'
import {
  SitemapArticlesDocument,
  SitemapAuthorsDocument,
  SitemapCategoriesDocument,
  SitemapNewsDocument,
  SitemapTagsDocument,
} from '@broadsheet/client/text'
import type { SitemapArticlesQuery } from '@broadsheet/client/types'
import { absoluteAddress } from '../html/address.ts'
import { allPages } from '../parts/all-pages.ts'
import { isShown } from '../parts/image.ts'
import { siteName } from '../parts/layout.ts'
import type { PageContext } from '../parts/page.ts'
import type { SitemapUrl } from './url-set.ts'

/**
 * Articles of one part. A sitemap may have 50,000 addresses, but a part of this size takes 10 requests to the API and 25
 * milliseconds, and crawlers read fewer addresses again when the last part grows.
 */
export const articlesOfPart = 1_000
const articlesOfRequest = 100
/** Pages of 100 names that a part of names has at most, so that it stays within 50,000 addresses. */
const maxNamePages = 500
/** Search engines of news take articles of the last two days, at most 1,000. */
const newsAge = 2 * 24 * 60 * 60 * 1_000
const maxNewsPages = 10

/** The pages that the reader adds to the archive. */
export function ownPages(context: PageContext): SitemapUrl[] {
  return ['/', '/archives/', '/categories/', '/tags/', '/authors/', '/insights/'].map((path) => ({
    loc: locOf(context, path),
  }))
}

/** @param part from 1 on */
export async function articlePart(context: PageContext, api: Archive, part: number): Promise<SitemapUrl[]> {
  const start = (part - 1) * articlesOfPart
  const articles = await allPages(async (after) => {
    const offset = after === null ? start : null
    const page = await api.request(SitemapArticlesDocument, { first: articlesOfRequest, offset, after })
    return page.articles
  }, articlesOfPart / articlesOfRequest)
  return articles.map((article) => articleUrl(context, article))
}

function articleUrl(
  context: PageContext,
  { path, publishedAt, updatedAt, images }: SitemapArticlesQuery['articles']['nodes'][number],
): SitemapUrl {
  const shown = images.nodes.filter(isShown).flatMap(({ url }) => URL.parse(url)?.href ?? [])
  return { loc: locOf(context, path), lastmod: updatedAt ?? publishedAt, images: [...new Set(shown)] }
}

export async function newsPart(context: PageContext, api: Archive, now: number): Promise<SitemapUrl[]> {
  const since = new Date(now - newsAge).toISOString()
  const articles = await allPages(
    async (after) => (await api.request(SitemapNewsDocument, { since, after })).articles,
    maxNewsPages,
  )
  return articles.flatMap(({ path, title, lang, publishedAt }) =>
    publishedAt === null
      ? []
      : {
          loc: locOf(context, path),
          news: { site: siteName(context), lang: newsLanguage(lang ?? context.lang), publishedAt, title },
        },
  )
}

/** Google wants the language without a country, except for Chinese. */
function newsLanguage(lang: string): string {
  if (!/^zh/i.test(lang)) return lang.slice(0, lang.search(/-|$/)).toLowerCase()
  return /hant|tw|hk|mo/i.test(lang) ? 'zh-tw' : 'zh-cn'
}

const nameLists = {
  categories: async (api: Archive, after: string | null) =>
    (await api.request(SitemapCategoriesDocument, { after })).categories,
  tags: async (api: Archive, after: string | null) => (await api.request(SitemapTagsDocument, { after })).tags,
  authors: async (api: Archive, after: string | null) => (await api.request(SitemapAuthorsDocument, { after })).authors,
}

export type NameKind = keyof typeof nameLists

/** The pages of all categories, tags or authors that have articles. */
export async function namePart(context: PageContext, api: Archive, kind: NameKind): Promise<SitemapUrl[]> {
  const names = await allPages((after) => nameLists[kind](api, after), maxNamePages)
  return names.map(({ path }) => ({ loc: locOf(context, path) }))
}

function locOf({ siteUrl }: PageContext, path: string): string {
  return absoluteAddress(siteUrl, path)
}
