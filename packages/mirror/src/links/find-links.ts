const link = /<a\b[^>]*? href="(https?:[^"]*)"/gi

/** Returns the outgoing links of sanitized HTML, each once, without the part behind `#`. */
export function findLinks(html: string): string[] {
  const found = new Set<string>()
  for (const [, written = ''] of html.matchAll(link)) {
    // The sanitizer escapes only this character in an address.
    const url = URL.parse(written.replaceAll('&amp;', '&'))
    if (url === null) continue
    url.hash = ''
    found.add(url.href)
  }
  return [...found]
}
