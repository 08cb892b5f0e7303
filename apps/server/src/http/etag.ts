import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/**
 * Returns the ETag of a response. It is weak (RFC 9110, section 8.8.1) because the compressed variants share it. It
 * depends only on its arguments, so every process and every revision gives the same content the same ETag.
 */
export function etagOf(mediaType: string, body: Buffer | string): string {
  return `W/"${createHash('sha1').update(mediaType).update(body).digest('base64url')}"`
}

/** Compares an `If-None-Match` header with an ETag by weak comparison (RFC 9110, section 13.1.2). */
export function matchesIfNoneMatch(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  return ifNoneMatch === '*' || ifNoneMatch.split(',').some((part) => opaqueTag(part.trim()) === opaqueTag(etag))
}

/** Returns whether the client's copy is current. The ETag takes precedence over the date (RFC 9110, section 13.2.2). */
export function isNotModified({ headers }: IncomingMessage, etag: string, lastModified: string | null): boolean {
  if (headers['if-none-match'] !== undefined) return matchesIfNoneMatch(headers['if-none-match'], etag)
  const since = Date.parse(headers['if-modified-since'] ?? '')
  return lastModified !== null && since >= Date.parse(lastModified)
}

function opaqueTag(etag: string): string {
  return etag.replace(/^W\//, '')
}
