/**
 * Returns the path at which the Markdown of an article is: `/2024/pier/` has `/2024/pier.md`, `/pier.html` has
 * `/pier.html.md`, and `/` has `/index.md`.
 */
export function markdownPath(path: string): string {
  const bare = path.replace(/\/+$/, '')
  return bare === '' ? '/index.md' : `${bare}.md`
}
