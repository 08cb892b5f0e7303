/**
 * Returns the header `Referer` that a browser sends when a page shows an image, or null for none. Source of the rules: W3C
 * Referrer Policy, section 8.3.
 * @param policy the `referrerpolicy` of the image; null: that of browsers, `strict-origin-when-cross-origin`
 * @param page the page that shows the image; null if the site has no address
 */
export function refererFor(policy: string | null, page: URL | null, image: URL): string | null {
  if (page === null) return null
  const isSame = page.origin === image.origin
  const isDowngrade = page.protocol === 'https:' && image.protocol === 'http:'
  const whole = page.origin + page.pathname + page.search
  const origin = `${page.origin}/`
  switch (policy) {
    case 'no-referrer':
      return null
    case 'unsafe-url':
      return whole
    case 'origin':
      return origin
    case 'same-origin':
      return isSame ? whole : null
    case 'origin-when-cross-origin':
      return isSame ? whole : origin
    case 'strict-origin':
      return isDowngrade ? null : origin
    case 'no-referrer-when-downgrade':
      return isDowngrade ? null : whole
    default:
      if (isDowngrade) return null
      return isSame ? whole : origin
  }
}
