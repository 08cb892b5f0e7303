import type { ArticleLink, LinkTarget } from './article.ts'
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
 * address as written which link it is.
 */
export function articleLinks(
  hrefs: string[],
  slugs: Map<string, string>,
  file: string,
  context: BodyContext,
  places: Places,
): { links: ArticleLink[]; targets: Map<string, ArticleLink> } {
  const links = new Map<string, ArticleLink>()
  const targets = new Map<string, ArticleLink>()
  let from = 0
  for (const href of hrefs) {
    const slug = slugs.get(href)
    const [target, ...otherwise] = slug === undefined ? meaningsOf(href, file, context) : [`slug:${slug}` as const]
    if (target === undefined) continue
    let link = links.get(target)
    if (link === undefined) {
      const place = places.find(slug ?? href, from) ?? places.find(slug ?? href)
      if (place) from = place.offset
      link = {
        target,
        ...(otherwise.length > 0 && { otherwise }),
        ...(place && { line: place.line, column: place.column }),
      }
      links.set(target, link)
    }
    targets.set(href, link)
  }
  return { links: [...links.values()], targets }
}

/** Whether it can only be an article: of a page that is none, and of a path, the address is good as it is written. */
export function isArticlesAlone(target: LinkTarget): boolean {
  return target.startsWith('slug:') || (target.startsWith('file:') && DOCUMENT.test(target))
}

/** All that an address can mean, the likeliest first. Which of it is there, whoever has the whole archive has to say. */
function meaningsOf(href: string, file: string, context: BodyContext): LinkTarget[] {
  if (href.startsWith('#') || href.startsWith('?')) return []
  const external = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href)
  const own = external ? pathOnSite(href.startsWith('//') ? `https:${href}` : href, context.site) : href
  if (own === null) return []
  const path = decode(own.replace(/[?#].*$/s, '')).normalize('NFC')
  if (path === '') return []
  const isDocument = DOCUMENT.test(path)
  const files = isDocument || PAGE.test(path) ? filesMeant(path, file, context) : []
  const paths = isDocument || OTHER_FILE.test(path) ? [] : pathsMeant(path, external, file, context)
  return [
    ...new Set([...files.map((name) => `file:${name}` as const), ...paths.map((name) => `path:${name}` as const)]),
  ]
}

/** Files that a path may name: from the folder of the file that links, and from the roots of the site. */
function filesMeant(path: string, file: string, { site }: BodyContext): string[] {
  const here = file.slice(0, file.lastIndexOf('/') + 1)
  // Zola writes `@/` for the root of its content.
  const rooted = /^(?:@?\/)(.*)$/s.exec(withoutBase(path, site))?.[1]
  const roots = [...(rooted === undefined ? [here] : []), '', ...site.contentRoots, ...site.assetRoots]
  return roots.map((root) => joinPath(root, rooted ?? path) ?? '').filter((name) => name !== '')
}

function pathsMeant(path: string, external: boolean, file: string, context: BodyContext): string[] {
  const page = path.replace(/(^|\/)index\.html?$/i, '$1')
  if (path.startsWith('/')) return inLanguage(external ? page : withoutBase(page, context.site), context)
  return startsOfRelative(page, file, context).flatMap((start) => {
    const joined = joinPath(start, page)
    if (joined === null) return []
    return [`/${joined}${(page === '' || page.endsWith('/')) && joined !== '' ? '/' : ''}`]
  })
}

/** Sites in several languages write `/blog/a` on a page below `/en/` for `/en/blog/a`. */
function inLanguage(path: string, { lang, pagePath }: BodyContext): string[] {
  const first = pagePath.split('/', 2)[1] ?? ''
  const isOwn = lang !== null && first.toLowerCase() === lang.toLowerCase() && !path.startsWith(`/${first}/`)
  return isOwn ? [path, `/${first}${path}`] : [path]
}

/**
 * The folders that a relative link may start from. Of the page `docs/setup.md`, which we have at `/docs/setup/`, Hexo and
 * Jekyll make `docs/setup.html`, whose links start from `docs`, as do links to `api.html` whoever makes them; others make
 * `docs/setup/index.html`. A post has the address of its permalink.
 */
function startsOfRelative(page: string, file: string, { site, pagePath }: BodyContext): string[] {
  const folder = pagePath.replace(/[^/]*$/, '')
  const name = /([^/]*)\.[^./]+$/.exec(file)?.[1] ?? ''
  if (/(?:^|\/)_/.test(file) || !pagePath.endsWith(`/${name}/`)) return [folder]
  const above = folder.slice(0, -name.length - 1)
  if (/\.html?$/i.test(page)) return [above]
  return site.dialect === 'hexo' || site.dialect === 'jekyll' ? [above, folder] : [folder, above]
}
