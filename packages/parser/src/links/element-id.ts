/**
 * Keeps an id from standing for a property of `window` or `document`: what could be a name in a program gets a prefix
 * (the one that GitHub and rehype-sanitize use), what holds a hyphen or a letter beyond ASCII cannot be one that a
 * program asks for.
 */
export function safeId(id: string): string {
  const name = id
    .trim()
    .replace(/\s+/g, '-')
    .replace(/["'`<>&\p{C}]/gu, '')
    .slice(0, 200)
  return /^[\w$]+$/.test(name) ? `user-content-${name}` : name
}
