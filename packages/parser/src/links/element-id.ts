/**
 * Makes an id safe: browsers turn ids into properties of `window` and `document` (DOM clobbering). An id that could be a
 * name in a script gets the prefix that GitHub and rehype-sanitize use. Scripts do not use names with a hyphen or with
 * letters outside ASCII, so those ids keep their text.
 */
export function safeId(id: string): string {
  const name = id
    .trim()
    .replace(/\s+/g, '-')
    .replace(/["'`<>&\p{C}]/gu, '')
    .slice(0, 200)
  return /^[\w$]+$/.test(name) ? `user-content-${name}` : name
}
