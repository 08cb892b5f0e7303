import { createHash, timingSafeEqual } from 'node:crypto'

/**
 * Whether a request may see what is not out yet: it carries `Authorization: Bearer <token>`. Compared in constant
 * time, so that nobody finds the token out letter by letter; without a token set nobody may.
 */
export function previewCheck(token: string | null): (authorization: string | null | undefined) => boolean {
  if (token === null) return () => false
  const expected = digest(token)
  return (authorization) => {
    const given = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]
    return given !== undefined && timingSafeEqual(digest(given), expected)
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
