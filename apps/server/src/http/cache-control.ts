import { type CdnSettings, type CdnTimes, tagSeparators } from '../settings/cache-settings.ts'

/**
 * Returns the header `Cache-Control` of a public answer to a GET request. Browsers ask for each request, and get 304 if
 * nothing has changed. A CDN may keep the answer for the time of the settings, but not beyond the next time at which an
 * article is published or expires.
 * @param secondsLeft the seconds until then
 */
export function publicCacheControl({ maxAge, stale }: CdnTimes, secondsLeft: number): string {
  const shared = Math.min(maxAge, secondsLeft)
  if (shared <= 0) return 'no-cache'
  return `public, max-age=0, s-maxage=${shared}${stale > 0 ? `, stale-while-revalidate=${Math.min(stale, secondsLeft)}` : ''}`
}

/** Returns the headers that name the tags of an answer, so that a CDN can purge it by them. None without the setting. */
export function tagHeaders({ tagHeaders: names }: CdnSettings, tags: readonly string[]): Record<string, string> {
  if (tags.length === 0) return {}
  return Object.fromEntries(names.map((name) => [name, tags.join(tagSeparators[name])]))
}
