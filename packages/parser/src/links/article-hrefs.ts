import type { ArticleLink, LinkTarget } from '../model/article.ts'
import { escapeAttribute } from '../text/escape.ts'
import { percentDecode } from '../text/percent-decode.ts'
import { htmlToText } from '../text/plain-text.ts'
import { safeId } from './element-id.ts'
import { isArticleOnly } from './link-targets.ts'

const link = /(<a\b[^>]*?\shref=")([^"]*)"/g

/**
 * Replaces the address of each link to an article with its target and the id of the heading: `file:_posts/a.md#part-1`
 * or `slug:a`. The server replaces the target with the article's path. If the address can also be right without an
 * article, it follows the target: `file:b.html?b.html%23top#user-content-top`. A path with no other meaning is left as
 * written. Authors cannot write such targets, because the sanitiser removes these schemes.
 *
 * @param html sanitised, so every attribute is in double quotes and `>` is escaped in it
 * @param targets the link for each address as written
 */
export function writeLinkTargets(html: string, targets: ReadonlyMap<string, ArticleLink>): string {
  if (targets.size === 0) return html
  return html.replace(link, (written, before: string, escaped: string) => {
    const href = htmlToText(escaped)
    const to = targets.get(href)
    if (to === undefined) return written
    const heading = /#(.*)$/s.exec(href)?.[1]
    const id = heading === undefined ? undefined : safeId(percentDecode(heading))
    if (to.target.startsWith('path:') && to.otherwise === undefined && id === heading) return written
    return `${before}${named(to.target, href)}${id === undefined ? '' : escapeAttribute(`#${id}`)}"`
  })
}

function named(target: LinkTarget, href: string): string {
  const [kind = '', path = ''] = target.split(/:(.*)/s)
  const encoded = path.toWellFormed().split('/').map(encodeURIComponent).join('/')
  return `${kind}:${encoded}${isArticleOnly(target) ? '' : `?${encodeURIComponent(href.toWellFormed())}`}`
}
