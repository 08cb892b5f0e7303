import type { ArticleLink, LinkTarget } from '../model/article.ts'
import { escapeAttribute } from '../text/escape.ts'
import { htmlToText } from '../text/plain-text.ts'
import { isArticleOnly } from './link-targets.ts'

const link = /(<a\b[^>]*?\shref=")([^"]*)"/g

/**
 * Replaces the address of each link to an article with its target and the fragment as written: `file:_posts/a.md#part` or
 * `slug:a`. The server replaces the target with the article's path and the fragment with the id in that article. If the
 * address can also be right without an article, it follows the target: `file:b.html?b.html%23top#top`. A path with no
 * other meaning is left as written. Authors cannot write such targets, because the sanitiser removes these schemes.
 *
 * @param html sanitised, so every attribute is in double quotes and `>` is escaped in it
 * @param targets the link for each address as written
 * @param ids the id in this article for each of its own fragments, as `#part`
 * @param textFiles the address of each linked text file if it is not an article
 */
export function writeLinkTargets(
  html: string,
  targets: ReadonlyMap<string, ArticleLink>,
  ids: ReadonlyMap<string, string>,
  textFiles: ReadonlyMap<string, string>,
): string {
  if (targets.size === 0 && ids.size === 0) return html
  return html.replace(link, (written, before: string, escaped: string) => {
    const href = htmlToText(escaped)
    const id = ids.get(href)
    if (id !== undefined) return `${before}#${escapeAttribute(id)}"`
    const to = targets.get(href)
    if (to === undefined) return written
    if (to.target.startsWith('path:') && to.otherwise === undefined && to.fragment === undefined) return written
    return `${before}${named(to.target, textFiles.get(href) ?? href)}${to.fragment === undefined ? '' : escapeAttribute(`#${to.fragment}`)}"`
  })
}

function named(target: LinkTarget, href: string): string {
  const [kind = '', path = ''] = target.split(/:(.*)/s)
  const encoded = path.toWellFormed().split('/').map(encodeURIComponent).join('/')
  return `${kind}:${encoded}${isArticleOnly(target) ? '' : `?${encodeURIComponent(href.toWellFormed())}`}`
}
