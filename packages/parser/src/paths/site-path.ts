import type { Site } from '../model/site.ts'

/** The path of the site's URL without a trailing slash: empty if the site is at the root of its host. */
export function basePath(site: Site): string {
  return site.url === null ? '' : (URL.parse(site.url)?.pathname ?? '').replace(/\/+$/, '')
}

/** The path of an address within the site, with a leading slash; null if the address is on another site. */
export function pathOnSite(address: string, site: Site): string | null {
  if (site.url === null) return null
  const [url, own] = [URL.parse(address), URL.parse(site.url)]
  // http and https count as the same site.
  if (!url || !own || url.host !== own.host) return null
  return withoutBase(url.pathname, site)
}

/** A root-relative path without the base path of the site's URL. */
export function withoutBase(path: string, site: Site): string {
  const base = basePath(site)
  return base !== '' && (path === base || path.startsWith(`${base}/`)) ? path.slice(base.length) || '/' : path
}

/** Joins two paths and resolves `.` and `..`; null if the result is outside the content folder. */
export function joinPath(folder: string, path: string): string | null {
  const segments: string[] = []
  for (const segment of `${folder}/${path}`.split('/')) {
    if (segment === '..') {
      if (segments.pop() === undefined) return null
    } else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  return segments.join('/')
}
