import type { BodyDiagnostics } from '../diagnostics/body-diagnostics.ts'
import type { ArticleLink } from '../model/article.ts'
import { type LinkContext, possibleTargets } from './link-targets.ts'

/**
 * Finds the links of a body that lead to other articles of the site.
 *
 * `links` has each pair of target and fragment once, in the order of the text. Queries do not count. Links to other
 * hosts, to pictures and to downloads are left out. `targets` maps each address, as written, to its link.
 */
export function articleLinks(
  hrefs: string[],
  slugs: Map<string, string>,
  file: string,
  context: LinkContext,
  diagnostics: BodyDiagnostics,
): { links: ArticleLink[]; targets: Map<string, ArticleLink> } {
  const links = new Map<string, ArticleLink>()
  const targets = new Map<string, ArticleLink>()
  let from = 0
  for (const href of hrefs) {
    const slug = slugs.get(href)
    const [target, ...otherwise] = slug === undefined ? possibleTargets(href, file, context) : [`slug:${slug}` as const]
    if (target === undefined) continue
    const fragment = /#(.+)$/s.exec(href)?.[1]
    const key = fragment === undefined ? target : `${target}#${fragment}`
    let link = links.get(key)
    if (link === undefined) {
      const place = diagnostics.find(slug ?? href, from) ?? diagnostics.find(slug ?? href)
      if (place) from = place.offset
      link = {
        target,
        written: href,
        ...(fragment !== undefined && { fragment }),
        ...(otherwise.length > 0 && { otherwise }),
        ...(place && { line: place.line, column: place.column }),
      }
      links.set(key, link)
    }
    targets.set(href, link)
  }
  return { links: [...links.values()], targets }
}
