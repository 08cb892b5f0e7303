import { createHash, timingSafeEqual } from 'node:crypto'

/**
 * Returns a check of `Authorization` headers: whether one holds `Bearer <token>`, so that the request may see drafts.
 * It compares in constant time, so that response times do not reveal the token.
 * @param token null refuses every request
 */
export function previewCheck(token: string | null): (authorization: string | null | undefined) => boolean {
  if (token === null) return () => false
  const expected = sha256(token)
  return (authorization) => {
    const sent = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]
    return sent !== undefined && timingSafeEqual(sha256(sent), expected)
  }
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
