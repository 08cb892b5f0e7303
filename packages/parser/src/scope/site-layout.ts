import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type Listing, pathsWhere, somePath } from '../model/listing.ts'
import type { ContentMount } from '../model/path-rules.ts'
import type { Dialect, Site } from '../model/site.ts'
import { hasLanguageFolders } from '../paths/mount.ts'
import { findLanguages } from './site-languages.ts'
import { mayBeArticle } from './walk-rules.ts'

/** Facts about a content folder that its paths show. */
export interface FolderSigns {
  /** Every folder, without a slash at its end. */
  folders: Set<string>
  /** Files that may be articles, outside hidden folders and node_modules. */
  articles: Iterable<string>
  articleCount: number
  /** Folders with a leading underscore that contain Markdown, except folders for templates and data. */
  underscored: Set<string>
  languages: string[]
  /** The number of files in `_posts`, and how many of their names begin with a date. */
  posts: number
  datedPosts: number
  /** Whether the folder is a vault of Obsidian, which has its settings in `.obsidian/`. */
  isVault: boolean
}

/** Folders with a leading underscore in which generators keep templates, data and tools. */
const machinery =
  /^_(?:includes?|layouts?|data|sass|scss|site|plugins?|assets?|templates?|components?|partials?|build|cache|theme|themes|public|src|test|tests|functions|drafts|posts|authors|images|img|css|js|static|shortcodes|macros|11ty|tmp|old|archive|backup|headers|redirects)$/i

export function readSigns(listing: Listing): FolderSigns {
  const articles = { [Symbol.iterator]: () => articlesOf(listing) }
  const signs: FolderSigns = {
    folders: new Set(),
    articles,
    articleCount: 0,
    underscored: new Set(),
    languages: [],
    posts: 0,
    datedPosts: 0,
    isVault: false,
  }
  for (const path of listing) {
    if (path.startsWith('.obsidian/')) signs.isVault = true
    if (isAway(path)) continue
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
    if (!signs.folders.has(folder)) addFolders(folder, signs.folders)
    if (!mayBeArticle(path)) continue
    signs.articleCount++
    const special = /(?:^|\/)(_[^/]+)\//.exec(path)?.[1]
    if (special === '_posts') {
      signs.posts++
      if (/\/\d{4}-\d{1,2}-\d{1,2}-[^/]*$/.test(`/${path}`)) signs.datedPosts++
    } else if (special !== undefined && !machinery.test(special) && /\.(?:md|markdown|mdown)$/i.test(path)) {
      signs.underscored.add(special)
    }
  }
  signs.languages = findLanguages(articles)
  return signs
}

function* articlesOf(listing: Listing): Generator<string> {
  for (const path of listing) if (!isAway(path) && mayBeArticle(path)) yield path
}

/** Whether a file is in a hidden folder or in node_modules. */
function isAway(path: string): boolean {
  return /(?:^|\/)(?:\.[^/]*|node_modules)\//.test(path)
}

function addFolders(folder: string, folders: Set<string>): void {
  for (let path = folder; path !== '' && !folders.has(path); path = path.slice(0, Math.max(0, path.lastIndexOf('/'))))
    folders.add(path)
}

/** The dialect that the folder names show, and the sign that shows it; null if there is none. */
export function dialectOfFolders(signs: FolderSigns): { dialect: Dialect; sign: string } | null {
  const { folders, posts, datedPosts, underscored, articles, articleCount, isVault } = signs
  if (folders.has('source/_posts')) return { dialect: 'hexo', sign: 'the folder source/_posts' }
  if (posts > 0 && datedPosts >= posts * 0.8) return { dialect: 'jekyll', sign: 'the dated names in _posts' }
  if (isVault) return { dialect: 'obsidian', sign: 'the folder .obsidian' }
  if (posts === 0 && collectedOf(signs) > articleCount / 2)
    return { dialect: 'jekyll', sign: `the collection ${[...underscored][0]}` }
  if (folders.has('src/content')) return { dialect: 'astro', sign: 'the folder src/content' }
  const hugoFolders = ['archetypes', 'layouts', 'static', 'themes'].filter((name) => folders.has(name))
  if (folders.has('content') && hugoFolders.length >= 2)
    return { dialect: 'hugo', sign: `the folders content and ${hugoFolders[0]}` }
  if (posts > 0) return null
  for (const path of articles) if (/(?:^|\/)_index\.md$/.test(path)) return { dialect: 'hugo', sign: path }
  return null
}

/** How many articles are in folders with a leading underscore. */
function collectedOf({ articles, underscored }: FolderSigns): number {
  const names = [...underscored].map((name) => `/${name}/`)
  let collected = 0
  if (names.length > 0) for (const path of articles) if (names.some((name) => `/${path}`.includes(name))) collected++
  return collected
}

/**
 * The only folders that the generator reads. Next to them, the root of a site contains themes, scaffolds and a README, which
 * are not articles. Empty if the generator can read any folder, and if the given folder is the content folder itself.
 */
export function findContentFolders(
  dialect: Dialect,
  signs: FolderSigns,
  mounts: ContentMount[],
  within: string,
): string[] {
  if (dialect === 'obsidian') return within === '' ? [] : [within]
  const known = { hexo: /^source$/, hugo: /^content(?:[._-][^/]*)?$/, nuxt: /^content$/ }
  const pattern = dialect === 'hexo' || dialect === 'hugo' || dialect === 'nuxt' ? known[dialect] : null
  const named = [...signs.folders].filter((name) => pattern?.test(name))
  const configured = mounts.map(({ folder }) => folder).filter((folder) => folder !== '')
  const folders = hasArticles(configured, signs).length > 0 ? configured : named
  return [...new Set(hasArticles(folders, signs).flatMap((folder) => common(folder, within)))].sort()
}

function hasArticles(folders: string[], signs: FolderSigns): string[] {
  return folders.filter((folder) => somePath(signs.articles, (path) => path.startsWith(`${folder}/`)))
}

/** The part of a folder that is also in another one: the deeper of the two, or none. */
function common(folder: string, within: string): string[] {
  if (within === '' || `${folder}/`.startsWith(`${within}/`)) return [folder]
  return `${within}/`.startsWith(`${folder}/`) ? [within] : []
}

/** Reports folders of content that belong to no language, on a Hugo site where each language has a folder of its own. */
export function withoutLanguage(site: Site, articles: Iterable<string>): Diagnostic[] {
  if (!hasLanguageFolders(site)) return []
  const top = new Set(site.contentFolders.map((folder) => folder.split('/')[0]))
  const lost = pathsWhere(articles, (path) => {
    const isContent = top.has(path.split('/')[0])
    return isContent && !site.contentFolders.some((folder) => path.startsWith(`${folder}/`))
  })
  const folders = Map.groupBy(lost, (path) => path.slice(0, path.lastIndexOf('/')))
  return [...folders].map(([folder, files]) => ({
    severity: 'WARNING' as const,
    code: 'content-without-language',
    message: `${folder} is not the content folder of a language (${site.mounts.map((mount) => mount.folder).join(', ')}), so ${files.length} ${files.length === 1 ? 'file is' : 'files are'} not published`,
    file: files[0] ?? folder,
    hint: 'move the files, or set contentDir of a language to this folder',
  }))
}

const technical = new Set(
  'apps app site sites pages src content contents source docs www web website blog-src'.split(' '),
)

/** Folders that are not part of URL paths, longest first. */
export function findContentRoots(dialect: Dialect, signs: FolderSigns, mounts: ContentMount[]): string[] {
  const roots = new Set<string>(mounts.map(({ folder }) => folder))
  const named: { [dialect in Dialect]: string[] } = {
    hexo: ['source'],
    jekyll: [],
    hugo: ['content'],
    eleventy: [],
    astro: ['src/content', 'src/pages'],
    obsidian: [],
    docusaurus: [],
    mkdocs: [],
    vitepress: [],
    gatsby: [],
    nuxt: ['content'],
    pelican: [],
  }
  for (const root of named[dialect]) if (signs.folders.has(root)) roots.add(root)
  const common = dialect === 'obsidian' ? '' : commonTechnicalPrefix(signs.articles)
  if (common !== '') roots.add(common)
  if (dialect === 'jekyll') for (const root of nestedSites(signs.folders)) roots.add(root)
  return [...roots].filter((root) => root !== '').sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
}

/** The longest common folder of all articles whose names are all technical: `apps/site/pages`. */
function commonTechnicalPrefix(articles: Iterable<string>): string {
  const [first = ''] = articles
  const prefix: string[] = []
  for (const name of first.split('/').slice(0, -1)) {
    const next = [...prefix, name].join('/')
    if (!technical.has(name) || somePath(articles, (path) => !path.startsWith(`${next}/`))) break
    prefix.push(name)
  }
  return prefix.join('/')
}

/** A folder that contains `_posts` and other folders with a leading underscore is a separate site, not a category. */
function nestedSites(folders: Set<string>): string[] {
  const posts = [...folders]
    .filter((folder) => folder.endsWith('/_posts'))
    .map((folder) => folder.slice(0, -'/_posts'.length))
  return posts.filter((root) =>
    [...folders].some(
      (folder) => folder.startsWith(`${root}/_`) && !/\/_(?:posts|drafts)(?:\/|$)/.test(folder.slice(root.length)),
    ),
  )
}

/** Folders in which an address with a leading slash can be found. */
export function findAssetRoots(contentRoots: string[], folders: Set<string>): string[] {
  const named = ['source', 'static', 'public', 'src', 'assets', 'src/assets', 'src/static'].filter((name) =>
    folders.has(name),
  )
  return [...new Set(['', ...contentRoots, ...named])]
}
