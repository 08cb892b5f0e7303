/**
 * Returns how long a host asks clients to wait, in milliseconds, or null if it does not say.
 * @param header `Retry-After`: seconds, or a date of HTTP
 * @param now milliseconds since 1970
 */
export function retryAfter(header: string | string[] | undefined, now: number): number | null {
  const text = [header].flat()[0]?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}
