import { InvalidSetting } from './setting-values.ts'

/** How long a CDN may keep public answers to GET requests, in seconds. */
export interface CdnTimes {
  /** How long an answer is fresh. 0: a cache asks for each request. */
  readonly maxAge: number
  /** How long an older answer may be sent while the cache asks for the current one. */
  readonly stale: number
}

/** How a CDN may keep public answers, and how it finds them again. */
export interface CdnSettings extends CdnTimes {
  /** The headers that name the tags of an answer. Empty: no tags are collected. */
  readonly tagHeaders: readonly TagHeader[]
}

/** Headers for tags, with what separates the tags in them. */
export const tagSeparators = {
  /** Cloudflare, Google, Netlify, Bunny. */
  'Cache-Tag': ',',
  /** Akamai. */
  'Edge-Cache-Tag': ',',
  /** Fastly, and Varnish by a line of its configuration. */
  'Surrogate-Key': ' ',
  /** Varnish with its module of this name. */
  xkey: ' ',
} as const

export type TagHeader = keyof typeof tagSeparators

const tagHeaders = Object.keys(tagSeparators) as TagHeader[] // The keys of the literal above.

/** Parses the names of headers for tags, separated by commas. `off` gives none. */
export function parseTagHeaders(text: string): TagHeader[] {
  if (text === 'off') return []
  return text.split(',').map((part) => {
    const found = tagHeaders.find((name) => name.toLowerCase() === part.trim().toLowerCase())
    if (found) return found
    throw new InvalidSetting(`"${part.trim()}" is not a header for tags; write ${tagHeaders.join(', ')}, or off`)
  })
}

/** A month is more than any archive needs, and less than what a cache may read as an error. */
const maxSeconds = 2_592_000

export function parseSeconds(text: string): number {
  if (!/^\d{1,7}$/.test(text) || Number(text) > maxSeconds) {
    throw new InvalidSetting(
      `"${text}" is not a number of seconds; write a whole number from 0 to ${maxSeconds}, such as 60`,
    )
  }
  return Number(text)
}
