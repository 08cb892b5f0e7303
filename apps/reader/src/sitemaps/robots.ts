/** Crawlers need neither the API nor pages of searches, which never end. */
const generated = `User-agent: *
Disallow: /graphql
Disallow: /search/
Disallow: /reader/preview
`

/**
 * Returns the rules for crawlers: those of the content folder, or else generated ones. Names the sitemap if they name none.
 * @param own the file of the content folder; null if there is none
 */
export function robots(own: string | null, sitemap: string): string {
  const rules = own ?? generated
  // Source: https://www.sitemaps.org/protocol.html#submit_robots
  if (/^[ \t]*sitemap[ \t]*:/im.test(rules)) return rules
  return `${rules.trimEnd()}\n\nSitemap: ${sitemap}\n`.trimStart()
}
