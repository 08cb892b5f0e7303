import type { FeedEntryFragment } from '@broadsheet/client/types'
import { absoluteAddress } from '../html/address.ts'
import { basedHtml } from '../html/based-html.ts'
import { isShown } from '../parts/image.ts'
import type { PageContext } from '../parts/page.ts'

/** A feed, before it gets the form of a format. Addresses are absolute. */
export interface Feed {
  title: string
  description: string
  /** The page with the same list. */
  home: string
  /** The address of the feed itself. */
  self: string
  /** BCP 47 tag. */
  lang: string
  /** The name of the site, which is the author of entries without one. */
  siteName: string
  /** The newest date of an entry. The year 1970 if there is no entry. */
  updatedAt: Date
  entries: FeedEntry[]
}

export interface FeedEntry {
  /** Plain text. */
  title: string
  /**
   * The first address of the article, which stays the same when the article moves. Generators use the address too, so that no
   * subscriber sees an article twice after a move to this server.
   */
  id: string
  url: string
  lang: string | null
  publishedAt: Date
  /** Not before `publishedAt`. */
  updatedAt: Date
  /** Plain text. */
  summary: string
  /** Null if the site wants excerpts. */
  html: string | null
  authors: { name: string; url: string }[]
  /** The names of categories and tags, each once. */
  topics: string[]
  image: FeedImage | null
}

export interface FeedImage {
  url: string
  /** The file's media type and size in bytes, as an enclosure wants them. Null for an image elsewhere. */
  file: { type: string; bytes: number } | null
}

/** Makes the entries of a feed. Articles without a date have no place in an order by time, so they are left out. */
export function feedEntries(context: PageContext, articles: readonly FeedEntryFragment[]): FeedEntry[] {
  return articles.flatMap((article) => {
    const { publishedAt } = article
    return publishedAt === null ? [] : [feedEntry(context, article, new Date(publishedAt))]
  })
}

function feedEntry(context: PageContext, article: FeedEntryFragment, publishedAt: Date): FeedEntry {
  const { title, path, firstPath, lang, updatedAt, description, excerpt, html } = article
  const { authors, categories, tags, cover } = article
  const at = (target: string) => absoluteAddress(context.siteUrl, target)
  const updated = updatedAt === null ? publishedAt : new Date(updatedAt)
  return {
    title,
    id: at(firstPath),
    url: at(path),
    lang,
    publishedAt,
    updatedAt: updated < publishedAt ? publishedAt : updated,
    summary: description ?? excerpt,
    html: html === undefined ? null : context.frame.site.url === null ? basedHtml(html, context.siteUrl) : html,
    authors: authors.map((author) => ({ name: author.name, url: at(author.path) })),
    topics: [...new Set([...categories, ...tags].map(({ name }) => name))],
    image: isShown(cover) ? feedImage(cover) : null,
  }
}

function feedImage({ url, mimeType, bytes }: NonNullable<FeedEntryFragment['cover']>): FeedImage {
  return { url, file: mimeType === null || bytes === null ? null : { type: mimeType, bytes } }
}
