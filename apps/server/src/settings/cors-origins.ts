import type { CORSOptions } from 'graphql-yoga'
import { revisionHeader } from './revision-header.ts'

/** The origins whose web pages may read responses, such as `https://example.org`, or `*` for all. */
export type CorsOrigins = readonly string[] | '*'

/** Returns the value of `Access-Control-Allow-Origin` for a request's `Origin`; undefined if it may not read. */
export function allowedOrigin(allowed: CorsOrigins, origin: string | undefined): string | undefined {
  if (allowed === '*') return '*'
  return origin !== undefined && allowed.includes(origin) ? origin : undefined
}

/** How long browsers keep the answer to a preflight, in seconds. Chromium keeps it for two hours at most. */
const maxAge = 7_200

/**
 * Returns Yoga's CORS options for each request. With a plain list Yoga would send `null` to all other origins, which
 * is the origin of sandboxed pages. Credentials stay off: the preview token is a header, never a cookie.
 */
export function corsOptions(allowed: CorsOrigins): (request: Request) => CORSOptions {
  return (request) => {
    const origin = allowedOrigin(allowed, request.headers.get('origin') ?? undefined)
    const methods = ['GET', 'POST', 'OPTIONS']
    return origin !== undefined && { origin, credentials: false, methods, maxAge, exposedHeaders: [revisionHeader] }
  }
}
