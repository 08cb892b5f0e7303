import { InvalidSetting } from './setting-values.ts'

/** How long a CDN may keep public answers to GET requests, in seconds. */
export interface CdnTimes {
  /** How long an answer is fresh. 0: a cache asks for each request. */
  readonly maxAge: number
  /** How long an older answer may be sent while the cache asks for the current one. */
  readonly stale: number
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
