import type { YogaServerOptions } from 'graphql-yoga'

/** Origins whose pages may ask, or any. */
export type CorsOrigins = readonly string[] | '*'

/** What Access-Control-Allow-Origin says to a page of this origin; undefined: nothing. */
export function allowedOrigin(allowed: CorsOrigins, origin: string | undefined): string | undefined {
  if (allowed === '*') return '*'
  return origin !== undefined && allowed.includes(origin) ? origin : undefined
}

/** The same, in Yoga's words. No credentials: a token comes in a header, never by a cookie. */
export function corsOptions(allowed: CorsOrigins) {
  return {
    origin: allowed === '*' ? '*' : [...allowed],
    credentials: false,
    methods: ['GET', 'POST', 'OPTIONS'],
  } satisfies YogaServerOptions<object, object>['cors']
}
