import { encodeEntities } from './entities.ts'

const named = /(<a\b[^>]*?)\shref="((?:file|slug):[^"#]*)(#[^"]*)?"/g

/** Whether links of stored HTML name articles rather than paths. */
export function namesArticles(html: string): boolean {
  return html.includes(' href="file:') || html.includes(' href="slug:')
}

/**
 * Puts the articles' paths in place of what their links are stored as. A link to an article that is not there, or not
 * for this asker, keeps its text and leads nowhere: its file's name is nobody's business.
 */
export function withArticlePaths(html: string, targets: readonly { target: string; path: string }[]): string {
  const paths = new Map(targets.map(({ target, path }) => [target, path]))
  return html.replace(named, (_written, before: string, target: string, fragment = '') => {
    const path = paths.get(decodeURIComponent(target))
    return path === undefined ? before : `${before} href="${encodeEntities(path)}${fragment}"`
  })
}
