import type { LinkTarget } from '../model/article.ts'
import type { Folder } from '../model/folder.ts'
import type { Site } from '../model/site.ts'
import { noteTarget } from '../paths/note-target.ts'
import { joinPath, pathOnSite, withoutBase } from '../paths/site-path.ts'
import { percentDecode } from '../text/percent-decode.ts'

/** The site and page of a link. Its meaning depends on them and on its file. */
export interface LinkContext {
  site: Site
  /** URL path of the article. */
  pagePath: string
  /** BCP 47 tag of the article's language. */
  lang: string | null
  folder: Folder
}

const DOCUMENT = /\.(?:md|markdown|mdown|mdx)$/i

const PAGE = /\.(?:html?|txt)$/i

/** Files that a site serves but that are never articles. */
const OTHER_FILE =
  /\.(?:jpe?g|png|gif|webp|avif|svg|ico|bmp|pdf|zip|gz|tgz|rar|7z|mp[34]|m4[av]|ogg|wav|webm|mov|avi|docx?|xlsx?|pptx?|csv|json|xml|ya?ml|js|css|ts|exe|dmg|apk|epub|txt|rss|atom)$/i

/** Says whether a target can only be an article. Paths and HTML pages can be right without one. */
export function isArticleOnly(target: LinkTarget): boolean {
  return (
    target.startsWith('slug:') || target.startsWith('name:') || (target.startsWith('file:') && DOCUMENT.test(target))
  )
}

/** Returns everything that an address can mean, the most likely one first. The database decides which of it exists. */
export function possibleTargets(href: string, file: string, context: LinkContext): LinkTarget[] {
  if (href.startsWith('#') || href.startsWith('?')) return []
  const external = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href)
  const own = external ? pathOnSite(href.startsWith('//') ? `https:${href}` : href, context.site) : href
  if (own === null) return []
  const path = percentDecode(own.replace(/[?#].*$/s, '')).normalize('NFC')
  if (path === '') return []
  // In a vault, a link leads to a note by its name, wherever the note is: `[text](Note.md)`.
  if (context.site.markdown.obsidian && !external && /^[^/]/.test(path) && /(?:\.md|\/[^./]+|^[^./]+)$/i.test(path))
    return [noteTarget(path, file, context.lang)]
  const isDocument = DOCUMENT.test(path)
  const files = isDocument || PAGE.test(path) ? filesMeant(path, file, context) : []
  const paths = isDocument || OTHER_FILE.test(path) ? [] : pathsMeant(path, external, file, context)
  const dated = context.site.isComplete ? [] : datedPost(paths)
  return [
    ...new Set([...files.map((name) => `file:${name}` as const), ...paths.map((name) => `path:${name}` as const)]),
    ...dated,
  ]
}

const DATED_PATH = /\/(\d{4})\/(\d{2})(?:\/(\d{2}))?\/([^/]+?)(?:\.html?|\/)?$/

/**
 * In a folder without its generator's configuration, the pattern of the permalinks is not known. So `/2015/09/04/a-post/`
 * can also mean the post of that day with this name.
 */
function datedPost(paths: string[]): LinkTarget[] {
  const [, year, month, day, name] = paths.map((path) => DATED_PATH.exec(path)).find((match) => match !== null) ?? []
  return year === undefined ? [] : [`date:${[year, month, ...(day === undefined ? [] : [day])].join('-')}/${name}`]
}

/** Returns the files that a path may name, relative to the linking file and to the roots of the site. */
function filesMeant(path: string, file: string, { site }: LinkContext): string[] {
  const here = file.slice(0, file.lastIndexOf('/') + 1)
  // In Zola `@/` is the root of the content.
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

/** On a page below `/en/`, multilingual sites write `/blog/a` for `/en/blog/a`. */
function inLanguage(path: string, { lang, pagePath }: LinkContext): string[] {
  const first = pagePath.split('/', 2)[1] ?? ''
  const isOwn = lang !== null && first.toLowerCase() === lang.toLowerCase() && !path.startsWith(`/${first}/`)
  return isOwn ? [path, `/${first}${path}`] : [path]
}

/**
 * Returns the folders that a relative link may start from. Our path for `docs/setup.md` is `/docs/setup/`. Hexo and Jekyll
 * write `docs/setup.html`, so links start from `docs`; other generators write `docs/setup/index.html`. Links to
 * `api.html` start from `docs` in all of them. Links of a post start from its permalink.
 */
function startsOfRelative(page: string, file: string, { site, pagePath }: LinkContext): string[] {
  const folder = pagePath.replace(/[^/]*$/, '')
  const name = /([^/]*)\.[^./]+$/.exec(file)?.[1] ?? ''
  if (/(?:^|\/)_/.test(file) || !pagePath.endsWith(`/${name}/`)) return [folder]
  const above = folder.slice(0, -name.length - 1)
  if (/\.html?$/i.test(page)) return [above]
  return site.dialect === 'hexo' || site.dialect === 'jekyll' ? [above, folder] : [folder, above]
}

/** Templates, which generators make pages of. Broadsheet does not read them. */
const TEMPLATES = ['njk', 'liquid', 'pug', 'ejs', 'hbs', 'astro', 'vue', 'jsx', 'tsx', 'svelte', 'php', 'md.erb']

/** Says whether a path is made from a file that is never an article: a template, or a page in a folder of assets. */
export function isOtherPage(path: string, { site, folder }: LinkContext): boolean {
  const bare = path.replace(/^\/+|\/+$|\.html?$/g, '')
  const has = (root: string, extension: string) => {
    const file = root === '' ? bare : `${root}/${bare}`
    return folder.has(`${file}.${extension}`) || folder.has(`${file}/index.${extension}`)
  }
  const roots = [...new Set(['', ...site.contentRoots, ...site.assetRoots])]
  if (roots.some((root) => TEMPLATES.some((extension) => has(root, extension)))) return true
  const assets = site.assetRoots.filter((root) => root !== '' && !site.contentRoots.includes(root))
  return assets.some((root) => has(root, 'html') || has(root, 'htm'))
}
