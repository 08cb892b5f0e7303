import type { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith'
import { withXmlCharacters } from '../html/xml-text.ts'
import { type FeedFormat, mediaTypes } from '../parts/feed-address.ts'
import type { Feed, FeedEntry } from './feed.ts'

/** Writes a feed as RSS 2.0, as Atom (RFC 4287) or as JSON Feed 1.1. */
export async function feedText(feed: Feed, format: FeedFormat): Promise<string> {
  // Loaded with the first feed, to keep the start short.
  const { generateAtomFeed, generateJsonFeed, generateRssFeed } = await import('feedsmith')
  if (format === 'json') return JSON.stringify(generateJsonFeed(jsonFeed(feed)))
  return withXmlCharacters(format === 'rss' ? generateRssFeed(rssFeed(feed)) : generateAtomFeed(atomFeed(feed)))
}

function rssFeed({
  title,
  description,
  home,
  self,
  lang,
  updatedAt,
  entries,
}: Feed): Parameters<typeof generateRssFeed>[0] {
  return {
    title,
    description,
    link: home,
    language: lang,
    lastBuildDate: updatedAt,
    atom: { links: [{ href: self, rel: 'self', type: mediaTypes.rss }] },
    items: entries.map((entry) => ({
      title: entry.title,
      link: entry.url,
      guid: { value: entry.id, isPermaLink: true },
      pubDate: entry.publishedAt,
      description: entry.summary,
      categories: entry.topics.map((name) => ({ name })),
      // RSS's own element for an author is an e-mail address.
      dc: { creators: entry.authors.map(({ name }) => name) },
      ...(entry.html !== null && { content: { encoded: entry.html } }),
      ...(entry.image?.file && {
        enclosures: [{ url: entry.image.url, type: entry.image.file.type, length: entry.image.file.bytes }],
      }),
    })),
  }
}

function atomFeed({
  title,
  description,
  home,
  self,
  updatedAt,
  siteName,
  entries,
}: Feed): Parameters<typeof generateAtomFeed>[0] {
  return {
    id: home,
    title: { value: title },
    subtitle: { value: description },
    updated: updatedAt,
    // Atom wants an author for each entry, its own or the feed's.
    authors: [{ name: siteName, uri: home }],
    links: [
      { href: home, rel: 'alternate', type: 'text/html' },
      { href: self, rel: 'self', type: mediaTypes.atom },
    ],
    entries: entries.map((entry) => ({
      id: entry.id,
      title: { value: entry.title },
      links: atomLinks(entry),
      published: entry.publishedAt,
      updated: entry.updatedAt,
      summary: { value: entry.summary },
      authors: entry.authors.map(({ name, url }) => ({ name, uri: url })),
      categories: entry.topics.map((term) => ({ term })),
      ...(entry.html !== null && { content: { value: entry.html, type: 'html' } }),
    })),
  }
}

function atomLinks({ url, lang, image }: FeedEntry) {
  const alternate = { href: url, rel: 'alternate', type: 'text/html', ...(lang !== null && { hreflang: lang }) }
  if (!image?.file) return [alternate]
  return [alternate, { href: image.url, rel: 'enclosure', type: image.file.type, length: image.file.bytes }]
}

function jsonFeed({ title, description, home, self, lang, entries }: Feed): Parameters<typeof generateJsonFeed>[0] {
  return {
    title,
    description,
    home_page_url: home,
    feed_url: self,
    language: lang,
    items: entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      summary: entry.summary,
      ...(entry.html === null ? { content_text: entry.summary } : { content_html: entry.html }),
      date_published: entry.publishedAt,
      date_modified: entry.updatedAt,
      authors: entry.authors,
      tags: entry.topics,
      ...(entry.lang !== null && { language: entry.lang }),
      ...(entry.image && { image: entry.image.url }),
    })),
  }
}
