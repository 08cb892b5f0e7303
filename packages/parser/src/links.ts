import type { ArticleLink } from './article.ts'
import type { BodyContext } from './body.ts'
import { decode, joinPath, pathOnSite, withoutBase } from './image-address.ts'
import type { Places } from './places.ts'

const DOCUMENT = /\.(?:md|markdown|mdown|mdx)$/i
const PAGE = /\.(?:html?|txt)$/i
/** Files that a site serves and that are no articles. */
const OTHER_FILE =
  /\.(?:jpe?g|png|gif|webp|avif|svg|ico|bmp|pdf|zip|gz|tgz|rar|7z|mp[34]|m4[av]|ogg|wav|webm|mov|avi|docx?|xlsx?|pptx?|csv|json|xml|ya?ml|js|css|ts|exe|dmg|apk|epub|txt|rss|atom)$/i

/**
 * The links of a body that lead to other articles of the site, in their order, each target once. Fragments and queries
 * are of no matter; links to other hosts and to pictures and downloads are not articles'. `targets` tells for each
 * address as written where it leads.
 */
export function articleLinks(
  hrefs: string[],
  slugs: Map<string, string>,
  file: string,
  context: BodyContext,
  places: Places,
): { links: ArticleLink[]; targets: Map<string, ArticleLink['target']> } {
  const links = new Map<string, ArticleLink>()
  const targets = new Map<string, ArticleLink['target']>()
  let from = 0
  for (const href of hrefs) {
    const slug = slugs.get(href)
    const target = slug === undefined ? targetOf(href, file, context) : (`slug:${slug}` as const)
    if (target === null) continue
    targets.set(href, target)
    if (links.has(target)) continue
    const place = places.find(slug ?? href, from) ?? places.find(slug ?? href)
    if (place) from = place.offset
    links.set(target, { target, ...(place && { line: place.line, column: place.column }) })
  }
  return { links: [...links.values()], targets }
}

function targetOf(href: string, file: string, context: BodyContext): ArticleLink['target'] | null {
  if (href.startsWith('#') || href.startsWith('?')) return null
  const external = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href)
  const own = external ? pathOnSite(href.startsWith('//') ? `https:${href}` : href, context.site) : href
  if (own === null) return null
  const path = decode(own.replace(/[?#].*$/s, '')).normalize('NFC')
  if (path === '') return null
  const target = fileTarget(path, file, context)
  if (target !== null) return `file:${target}`
  if (OTHER_FILE.test(path)) return null
  const page = path.replace(/(^|\/)index\.html?$/i, '$1')
  if (path.startsWith('/')) return `path:${external ? page : withoutBase(page, context.site)}`
  const joined = joinPath(startOfRelative(page, file, context.pagePath), page)
  if (joined === null) return null
  return `path:/${joined}${(page === '' || page.endsWith('/')) && joined !== '' ? '/' : ''}`
}

/**
 * The folder that a relative link starts from. Who links to `api.html` from the page `docs/setup.md` has a generator that
 * makes `docs/setup.html` of it, though we say `/docs/setup/`; a post has the address of its permalink.
 */
function startOfRelative(page: string, file: string, pagePath: string): string {
  const folder = pagePath.replace(/[^/]*$/, '')
  const name = /([^/]*)\.[^./]+$/.exec(file)?.[1] ?? ''
  const flat = /\.html?$/i.test(page) && !/(?:^|\/)_/.test(file) && pagePath.endsWith(`/${name}/`)
  return flat ? folder.slice(0, -name.length - 1) : folder
}

/** The file that a path names: one that ends as articles' files do, or a page that is in the folder. */
function fileTarget(path: string, file: string, { site, folder }: BodyContext): string | null {
  if (!DOCUMENT.test(path) && !PAGE.test(path)) return null
  const here = file.slice(0, file.lastIndexOf('/') + 1)
  // Zola writes `@/` for the root of its content.
  const rooted = /^(?:@?\/)(.*)$/s.exec(withoutBase(path, site))?.[1]
  const roots = [...(rooted === undefined ? [here] : []), '', ...site.contentRoots, ...site.assetRoots]
  const candidates = roots.map((root) => joinPath(root, rooted ?? path)).filter((candidate) => candidate !== null)
  const found = candidates.find((candidate) => candidate !== '' && folder.has(candidate))
  return found ?? (DOCUMENT.test(path) ? (candidates[0] ?? null) : null)
}
