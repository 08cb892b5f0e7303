import { createHash } from 'node:crypto'

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

function opaqueTag(etag: string): string {
  return etag.replace(/^W\//, '')
}
