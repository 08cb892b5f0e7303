/**
 * The policy for every page: scripts and styles come from this server's files alone. Images, sound and frames of an article
 * may be elsewhere; the import has checked the hosts of frames. An article can set colours and alignment in attributes.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' https: http: data:",
  "media-src 'self' https: http:",
  'frame-src https:',
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  // Only `reader.js` may turn text into HTML, and only with its policy.
  "require-trusted-types-for 'script'",
  'trusted-types reader',
].join('; ')

/** The headers of every page. */
export const pageHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
}
