import type { ArticleLink } from './article.ts'
import { escapeAttribute } from './escape.ts'
import { htmlToText } from './plain-text.ts'

const link = /(<a\b[^>]*?\shref=")([^"]*)"/g

/**
 * Writes links to files and slugs of articles as what they mean, `file:_posts/a.md#part` or `slug:a`: at which path
 * that article stands, whoever reads the whole archive has to say. Nobody can write such an address himself, as the
 * sanitiser lets neither scheme pass. `html` is sanitised, so every attribute stands in quotes with `>` escaped.
 */
export function nameTargets(html: string, targets: ReadonlyMap<string, ArticleLink['target']>): string {
  if (targets.size === 0) return html
  return html.replace(link, (written, before: string, escaped: string) => {
    const href = htmlToText(escaped)
    const target = targets.get(href)
    if (target === undefined || target.startsWith('path:')) return written
    const fragment = /#.*$/s.exec(href)?.[0] ?? ''
    const [kind = '', path = ''] = target.split(/:(.*)/s)
    const encoded = path.toWellFormed().split('/').map(encodeURIComponent).join('/')
    return `${before}${kind}:${encoded}${escapeAttribute(fragment)}"`
  })
}
