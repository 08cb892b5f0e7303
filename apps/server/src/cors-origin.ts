import type { CORSOptions } from 'graphql-yoga'

/** Origins whose pages may ask, or any. */
export type CorsOrigins = readonly string[] | '*'

/** What Access-Control-Allow-Origin says to a page of this origin; undefined: nothing. */
export function allowedOrigin(allowed: CorsOrigins, origin: string | undefined): string | undefined {
  if (allowed === '*') return '*'
  return origin !== undefined && allowed.includes(origin) ? origin : undefined
}

/**
 * The same, in Yoga's words, for each request: given the whole list, Yoga would tell others that `null` is allowed,
 * which is the origin of pages in a sandbox. No credentials: a token comes in a header, never by a cookie.
 */
export function corsOptions(allowed: CorsOrigins): (request: Request) => CORSOptions {
  return (request) => {
    const origin = allowedOrigin(allowed, request.headers.get('origin') ?? undefined)
    return origin !== undefined && { origin, credentials: false, methods: ['GET', 'POST', 'OPTIONS'] }
  }
}
