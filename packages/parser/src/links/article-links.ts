import type { BodyDiagnostics } from '../diagnostics/body-diagnostics.ts'
import type { ArticleLink } from '../model/article.ts'
import type { ArticleReference } from '../model/article-reference.ts'
import { referenceAddress } from '../text/reference-mark.ts'
import { isOtherPage, type LinkContext, possibleTargets } from './link-targets.ts'

export interface ArticleLinks {
  /** Each pair of target and fragment once, in the order of the text. Links by template tags without `<a>` come last. */
  links: ArticleLink[]
  /** The link of each address in html. */
  targets: Map<string, ArticleLink>
  /** For each reference by a template tag: the position of its link in `links`; -1 without one. */
  positions: number[]
}

/**
 * Finds the links of a body that lead to other articles of the site. Queries do not count. Links to other hosts, to
 * images and to downloads are left out.
 * @param hrefs the addresses in html
 * @param references the references by template tags, whose numbers are in the marks of addresses and text
 */
export function articleLinks(
  hrefs: string[],
  references: ArticleReference[],
  file: string,
  context: LinkContext,
  diagnostics: BodyDiagnostics,
): ArticleLinks {
  const collected = new CollectedLinks(file, context, diagnostics)
  const targets = new Map<string, ArticleLink>()
  for (const href of hrefs) {
    const mark = referenceAddress(href)
    const reference = mark === null ? undefined : references[mark.number]
    const link = reference ? collected.reference(reference, mark?.rest) : collected.address(href)
    if (link) targets.set(href, link)
  }
  const referenced = references.map((reference) => collected.reference(reference))
  const links = collected.all()
  return { links, targets, positions: referenced.map((link) => (link === null ? -1 : links.indexOf(link))) }
}

class CollectedLinks {
  private readonly file: string
  private readonly context: LinkContext
  private readonly diagnostics: BodyDiagnostics
  private readonly links = new Map<string, ArticleLink>()
  private from = 0

  constructor(file: string, context: LinkContext, diagnostics: BodyDiagnostics) {
    this.file = file
    this.context = context
    this.diagnostics = diagnostics
  }

  all(): ArticleLink[] {
    return [...this.links.values()]
  }

  address(href: string): ArticleLink | null {
    const meanings = possibleTargets(href, this.file, this.context)
    const path = meanings.find((meaning) => meaning.startsWith('path:'))?.slice(5)
    if (path !== undefined && this.context.site.isComplete && isOtherPage(path, this.context)) return null
    return this.add(meanings, href, fragmentOf(href), () => {
      const place = this.diagnostics.find(href, this.from) ?? this.diagnostics.find(href)
      if (place) this.from = place.offset
      return place
    })
  }

  /** @param rest what follows the reference in its address: `#part` */
  reference(
    { target, address = '', written, fragment, offset, search }: ArticleReference,
    rest = '',
  ): ArticleLink | null {
    const meanings = target === undefined ? possibleTargets(address, this.file, this.context) : [target]
    return this.add(meanings, `${written}${rest}`, fragmentOf(rest) ?? fragment, () => {
      const place = this.diagnostics.find(search ?? written, offset)
      return place ?? (offset === undefined ? null : this.diagnostics.at(offset))
    })
  }

  private add(
    [target, ...otherwise]: ArticleLink['target'][],
    written: string,
    fragment: string | undefined,
    findPlace: () => { line: number; column: number } | null,
  ): ArticleLink | null {
    if (target === undefined) return null
    const key = fragment === undefined ? target : `${target}#${fragment}`
    const known = this.links.get(key)
    if (known) return known
    const place = findPlace()
    const link = {
      target,
      written,
      ...(fragment !== undefined && { fragment }),
      ...(otherwise.length > 0 && { otherwise }),
      ...(place && { line: place.line, column: place.column }),
    }
    this.links.set(key, link)
    return link
  }
}

function fragmentOf(address: string): string | undefined {
  return /#(.+)$/s.exec(address)?.[1]
}
