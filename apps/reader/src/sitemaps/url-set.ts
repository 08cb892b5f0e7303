import { type Html, html } from '../html/html.ts'
import { withXmlCharacters } from '../html/xml-text.ts'

/** One address of a sitemap, absolute. */
export interface SitemapUrl {
  loc: string
  /** ISO 8601. */
  lastmod?: string | null
  images?: readonly string[]
  news?: { site: string; lang: string; publishedAt: string; title: string }
}

const declaration = html`<?xml version="1.0" encoding="UTF-8"?>
`

/** Writes a sitemap (sitemaps.org, version 0.9), with Google's elements for images and news. */
export function urlSet(urls: readonly SitemapUrl[]): string {
  const document = html`${declaration}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${urls.map(urlElement)}</urlset>
`
  return withXmlCharacters(document.text)
}

/** Writes a sitemap index: the addresses of sitemaps. */
export function sitemapIndex(locations: readonly string[]): string {
  return html`${declaration}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${locations.map((loc) => html`<sitemap><loc>${loc}</loc></sitemap>\n`)}</sitemapindex>
`.text
}

function urlElement({ loc, lastmod, images = [], news }: SitemapUrl): Html {
  return html`<url><loc>${loc}</loc>${lastmod && html`<lastmod>${lastmod}</lastmod>`}${images.map(
    (image) => html`<image:image><image:loc>${image}</image:loc></image:image>`,
  )}${
    news &&
    html`<news:news><news:publication><news:name>${news.site}</news:name><news:language>${news.lang}</news:language></news:publication><news:publication_date>${news.publishedAt}</news:publication_date><news:title>${news.title}</news:title></news:news>`
  }</url>
`
}
