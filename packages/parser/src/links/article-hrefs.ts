import type { ArticleLink, LinkTarget } from '../model/article.ts'
import { escapeAttribute } from '../text/escape.ts'
import { percentDecode } from '../text/percent-decode.ts'
import { htmlToText } from '../text/plain-text.ts'
import { safeId } from './element-id.ts'
import { isArticleOnly } from './link-targets.ts'

const link = /(<a\b[^>]*?\shref=")([^"]*)"/g

/**
 * Writes links to articles as what they mean, with the id that a heading has in an article: `file:_posts/a.md#part-1` or
 * `slug:a`. At which path that article stands, whoever reads the whole archive has to say. Where there may be none and
 * the address be good nevertheless, it follows: `file:b.html?b.html%23top#user-content-top`. A path that can mean nothing
 * else stays as it is written. Nobody can write such an address himself, as the sanitiser lets no such scheme pass.
 * `html` is sanitised, so every attribute stands in quotes with `>` escaped.
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
