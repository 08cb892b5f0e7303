import type { Site } from '../model/site.ts'

/** The path part of the site's URL, without a slash at its end: empty where the site is at a host's root. */
export function basePath(site: Site): string {
  return site.url === null ? '' : (URL.parse(site.url)?.pathname ?? '').replace(/\/+$/, '')
}

/** The path of an address within the site, with a leading slash; null where it is elsewhere. */
export function pathOnSite(address: string, site: Site): string | null {
  if (site.url === null) return null
  const [url, own] = [URL.parse(address), URL.parse(site.url)]
  // http and https of one host are one site.
  if (!url || !own || url.host !== own.host) return null
  return withoutBase(url.pathname, site)
}

/** A root-relative path without the part that the site's URL holds already. */
export function withoutBase(path: string, site: Site): string {
  const base = basePath(site)
  return base !== '' && (path === base || path.startsWith(`${base}/`)) ? path.slice(base.length) || '/' : path
}

/** Joins and takes out `.` and `..`; null where that leads out of the content folder. */
export function joinPath(folder: string, path: string): string | null {
  const segments: string[] = []
  for (const segment of `${folder}/${path}`.split('/')) {
    if (segment === '..') {
      if (segments.pop() === undefined) return null
    } else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  return segments.join('/')
}
