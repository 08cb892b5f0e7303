/** The API's paths are decoded. These characters would end an address or change its meaning. */
const special = /[\s%?#"<>\\^`{|}[\]]/g

/** Returns the `href` of a path of the archive: `/two words/` is `/two%20words/`. Other scripts stay readable. */
export function addressOf(path: string): string {
  return path.replace(special, (character) => encodeURIComponent(character))
}

/** Returns the absolute address of a path of the archive. @param siteUrl without a trailing slash; it may have a path */
export function absoluteAddress(siteUrl: string, path: string): string {
  return new URL(siteUrl + addressOf(path)).href
}

/** Returns the decoded path of an address. Malformed percent-encoding stays as it is. */
export function pathOf({ pathname }: URL): string {
  try {
    return decodeURIComponent(pathname).normalize('NFC')
  } catch {
    return pathname
  }
}

/**
 * Returns the value of a `Location` header, in ASCII.
 * @param address an `href` of this site, which always leads to this site, or an absolute URL elsewhere
 */
export function locationOf(address: string): string {
  if (!address.startsWith('/')) return URL.parse(address)?.href ?? '/'
  // Two slashes at the start would name another host.
  const { pathname, search, hash } = new URL(`http://reader${address}`)
  return pathname.replace(/^\/+/, '/') + search + hash
}

/** Returns an address elsewhere if a browser may follow it, or null, as for `javascript:`. */
export function outsideAddress(url: string): string | null {
  const parsed = URL.parse(url)
  return parsed && /^(https?|mailto):$/.test(parsed.protocol) ? parsed.href : null
}

/** Returns `?a=1&b=2` of the values that are given; an empty text if there are none. */
export function queryString(values: Readonly<Record<string, string | number | null | undefined>>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value))
  }
  return search.size === 0 ? '' : `?${search}`
}
