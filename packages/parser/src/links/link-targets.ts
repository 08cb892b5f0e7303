import type { LinkTarget } from '../model/article.ts'
import type { Site } from '../model/site.ts'
import { joinPath, pathOnSite, withoutBase } from '../paths/site-path.ts'
import { percentDecode } from '../text/percent-decode.ts'

/** What the meaning of a link depends on, besides its file. */
export interface LinkContext {
  site: Site
  /** URL path of the article. */
  pagePath: string
  /** BCP 47 tag of the article's language. */
  lang: string | null
}

const DOCUMENT = /\.(?:md|markdown|mdown|mdx)$/i

const PAGE = /\.(?:html?|txt)$/i

/** Files that a site serves and that are no articles. */
const OTHER_FILE =
  /\.(?:jpe?g|png|gif|webp|avif|svg|ico|bmp|pdf|zip|gz|tgz|rar|7z|mp[34]|m4[av]|ogg|wav|webm|mov|avi|docx?|xlsx?|pptx?|csv|json|xml|ya?ml|js|css|ts|exe|dmg|apk|epub|txt|rss|atom)$/i

/** Whether it can only be an article: of a page that is none, and of a path, the address is good as it is written. */
export function isArticleOnly(target: LinkTarget): boolean {
  return target.startsWith('slug:') || (target.startsWith('file:') && DOCUMENT.test(target))
}

/** All that an address can mean, the likeliest first. Which of it is there, whoever has the whole archive has to say. */
export function possibleTargets(href: string, file: string, context: LinkContext): LinkTarget[] {
  if (href.startsWith('#') || href.startsWith('?')) return []
  const external = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href)
  const own = external ? pathOnSite(href.startsWith('//') ? `https:${href}` : href, context.site) : href
  if (own === null) return []
  const path = percentDecode(own.replace(/[?#].*$/s, '')).normalize('NFC')
  if (path === '') return []
  const isDocument = DOCUMENT.test(path)
  const files = isDocument || PAGE.test(path) ? filesMeant(path, file, context) : []
  const paths = isDocument || OTHER_FILE.test(path) ? [] : pathsMeant(path, external, file, context)
  return [
    ...new Set([...files.map((name) => `file:${name}` as const), ...paths.map((name) => `path:${name}` as const)]),
  ]
}

/** Files that a path may name: from the folder of the file that links, and from the roots of the site. */
function filesMeant(path: string, file: string, { site }: LinkContext): string[] {
  const here = file.slice(0, file.lastIndexOf('/') + 1)
  // Zola writes `@/` for the root of its content.
  const rooted = /^(?:@?\/)(.*)$/s.exec(withoutBase(path, site))?.[1]
  const roots = [...(rooted === undefined ? [here] : []), '', ...site.contentRoots, ...site.assetRoots]
  return roots.map((root) => joinPath(root, rooted ?? path) ?? '').filter((name) => name !== '')
}

function pathsMeant(path: string, external: boolean, file: string, context: LinkContext): string[] {
  const page = path.replace(/(^|\/)index\.html?$/i, '$1')
  if (path.startsWith('/')) return inLanguage(external ? page : withoutBase(page, context.site), context)
  return startsOfRelative(page, file, context).flatMap((start) => {
    const joined = joinPath(start, page)
    if (joined === null) return []
    return [`/${joined}${(page === '' || page.endsWith('/')) && joined !== '' ? '/' : ''}`]
  })
}

/** Sites in several languages write `/blog/a` on a page below `/en/` for `/en/blog/a`. */
function inLanguage(path: string, { lang, pagePath }: LinkContext): string[] {
  const first = pagePath.split('/', 2)[1] ?? ''
  const isOwn = lang !== null && first.toLowerCase() === lang.toLowerCase() && !path.startsWith(`/${first}/`)
  return isOwn ? [path, `/${first}${path}`] : [path]
}

/**
 * The folders that a relative link may start from. Of the page `docs/setup.md`, which we have at `/docs/setup/`, Hexo and
 * Jekyll make `docs/setup.html`, whose links start from `docs`, as do links to `api.html` whoever makes them; others make
 * `docs/setup/index.html`. A post has the address of its permalink.
 */
function startsOfRelative(page: string, file: string, { site, pagePath }: LinkContext): string[] {
  const folder = pagePath.replace(/[^/]*$/, '')
  const name = /([^/]*)\.[^./]+$/.exec(file)?.[1] ?? ''
  if (/(?:^|\/)_/.test(file) || !pagePath.endsWith(`/${name}/`)) return [folder]
  const above = folder.slice(0, -name.length - 1)
  if (/\.html?$/i.test(page)) return [above]
  return site.dialect === 'hexo' || site.dialect === 'jekyll' ? [above, folder] : [folder, above]
}
