import { pictureCheck, readSiteAuthors } from '../authors/site-authors.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { readSettings } from '../front-matter/settings-file.ts'
import { readMenus } from '../menus/read-menus.ts'
import { type Listing, pathsWhere } from '../model/listing.ts'
import { commonMarkdown } from '../model/markdown-options.ts'
import type { Dialect, Site, SiteFile } from '../model/site.ts'
import { siteFileKind } from '../paths/site-files.ts'
import {
  dialectOfFolders,
  type FolderSigns,
  findAssetRoots,
  findContentFolders,
  findContentRoots,
  readSigns,
  withoutLanguage,
} from '../scope/site-layout.ts'
import { configDialect } from './config-dialect.ts'
import { defaultPathRules, type GeneratorConfig } from './generator-config.ts'
import { defaultHeadingIds, plainHeadingIds } from './heading-id-rule.ts'
import { hexoPermalink, readHexoConfig } from './hexo-config.ts'
import { readHugoConfig } from './hugo-config.ts'
import { alwaysExcluded, readJekyllConfig } from './jekyll-config.ts'
import { markdownDefaults } from './markdown-options.ts'
import { mergeHugoFiles } from './merge-settings.ts'
import { readMkDocsConfig } from './mkdocs-config.ts'
import { reportMisnamedFiles, reportMissingFiles } from './named-files.ts'
import { readObsidianConfig } from './obsidian-config.ts'
import { readScriptConfig } from './script-config.ts'
import { readSiteYml } from './site-yml.ts'
import { defaultStoryRules } from './story-rules.ts'

/** Generators whose configuration is a script. */
const scriptKinds = ['eleventy', 'astro', 'docusaurus', 'vitepress', 'gatsby', 'nuxt', 'pelican'] as const

/** Video hosts whose players work in a plain frame. */
const frameHosts = ['www.youtube.com', 'www.youtube-nocookie.com', 'player.vimeo.com', 'player.bilibili.com']

/**
 * Makes the site's settings from its configuration files (those that isSiteFile and siteFilesAbove name) and from the paths
 * of all files in the folder. Settings that are not valid become diagnostics.
 * @param paths is read many times, and not kept
 * @param within the only folder to read articles from, if the content folder is the root of a larger site
 */
export function readSite(
  files: Iterable<SiteFile>,
  paths: Listing,
  within = '',
): { site: Site; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const signs = readSigns(paths)
  // Sorted, so that the order of the walk does not matter. The nearest configuration comes first.
  const ordered = [...files].sort((a, b) => depth(a.path) - depth(b.path) || (a.path < b.path ? -1 : 1))
  const ofKind = (...kinds: string[]) => ordered.filter(({ path }) => kinds.includes(siteFileKind(path) ?? ''))
  const [own] = ofKind('own').map(({ path, bytes }) => readSettings(path, bytes, diagnostics))
  const configs = [
    ...readConfigs(ofKind('config', 'mkdocs', ...scriptKinds), signs, diagnostics),
    ...readHugoConfigs(ofKind('hugo'), diagnostics),
  ]
  const vault = ofKind('obsidian').map(({ path, bytes }) => readSettings(path, bytes, diagnostics))
  const chosen = own === undefined ? {} : readSiteYml(own)
  if (own !== undefined) reportMissingFiles(own, chosen, paths)
  diagnostics.push(...reportMisnamedFiles(paths, own?.path))
  const generator = configs.find(({ dialect }) => chosen.dialect === undefined || dialect === chosen.dialect)
  const { dialect, sign } = chooseDialect(chosen.dialect, generator, signs)
  // Many people write the pages of a generator's site with Obsidian, so the generator's configuration takes precedence.
  const config = generator ?? (dialect === 'obsidian' ? readObsidianConfig(vault) : undefined)
  const base = defaults(dialect, sign, config, signs, within)
  const hasPicture = pictureCheck(paths, { ...base, ...config?.site, ...chosen, markdown: base.markdown })
  const authors = readSiteAuthors(ofKind('authors', 'author'), own, hasPicture, diagnostics)
  const privateKeys = [...base.privateKeys, ...(chosen.privateKeys ?? [])]
  // contentRoots in site.yml can name folders that the generator does not read.
  const contentFolders = chosen.contentRoots === undefined ? base.contentFolders : []
  const generated = { ...base, ...config?.site }
  const patterns = chosen.permalink === undefined ? {} : withoutPermalinks(generated)
  const markdown = { ...markdownDefaults(dialect, sign !== null), ...config?.markdown, ...chosen.markdown }
  const linkHook = dialect === 'hugo' ? findLinkHook(paths) : null
  const found = { contentFolders, privateKeys, authors, markdown, linkHook, ownShortcodes: ownShortcodes(paths) }
  const menus = chosen.menus ?? themeMenus(dialect, ofKind('theme'), diagnostics) ?? generated.menus
  const site = { ...generated, ...patterns, ...chosen, ...found, menus }
  diagnostics.push(...withoutLanguage(site, signs.articles))
  diagnostics.push(assumptions(site, sign, authors.length))
  return { site, diagnostics }
}

/** The menus of a theme of Hexo that has its own configuration: `_config.next.yml`. */
function themeMenus(dialect: Dialect, files: SiteFile[], diagnostics: Diagnostic[]): Site['menus'] | undefined {
  if (dialect !== 'hexo') return undefined
  const menus = files.flatMap(({ path, bytes }) =>
    readMenus(readSettings(path, bytes, diagnostics).settings.menu ?? null),
  )
  return menus.length > 0 ? menus : undefined
}

/** The shortcodes in Hugo's `layouts/_shortcodes` (before version 0.146 `layouts/shortcodes`), also those of themes. */
function ownShortcodes(paths: Listing): string[] {
  const names = new Set<string>()
  for (const path of paths) {
    const name = /(?:^|\/)layouts\/_?shortcodes\/([^.]+)(?:\.\w+)*\.html$/.exec(path)?.[1]
    if (name !== undefined) names.add(name)
  }
  return [...names].sort()
}

/** The render hook for links in Hugo's `layouts`, that of the site before that of a theme. */
function findLinkHook(paths: Listing): string | null {
  const hooks = pathsWhere(paths, (path) =>
    /(?:^|\/)layouts\/(?:[^/]+\/)*_markup\/render-link(?:\.\w+)*\.html$/.test(path),
  )
  return hooks.toSorted((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))[0] ?? null
}

/** `permalink` in site.yml takes precedence over all patterns of the generator. */
function withoutPermalinks({ frontMatterDefaults }: Site): Partial<Site> {
  const others = frontMatterDefaults.map(({ values: { permalink: _, ...values }, ...scope }) => ({ ...scope, values }))
  return { collectionPermalinks: {}, sectionPermalinks: [], frontMatterDefaults: others }
}

function depth(path: string): number {
  return path.split('../').length
}

function readConfigs(files: SiteFile[], signs: FolderSigns, diagnostics: Diagnostic[]): GeneratorConfig[] {
  return files.map(({ path, bytes }) => {
    const kind = siteFileKind(path)
    const script = scriptKinds.find((name) => name === kind)
    if (script !== undefined) return readScriptConfig(script, { path, bytes }, signs.folders)
    const file = readSettings(path, bytes, diagnostics)
    if (kind === 'mkdocs') return readMkDocsConfig(file)
    const dialect = configDialect(file) ?? (dialectOfFolders(signs)?.dialect === 'jekyll' ? 'jekyll' : 'hexo')
    return dialect === 'jekyll' ? readJekyllConfig(file) : readHexoConfig(file)
  })
}

function readHugoConfigs(files: SiteFile[], diagnostics: Diagnostic[]): GeneratorConfig[] {
  const read = files.map(({ path, bytes }) => readSettings(path, bytes, diagnostics))
  // Many programs have a `config.yml`. Hugo's and Zola's contain a base URL.
  const own = read.filter(({ path, settings }) => {
    const isNamed = /(?:^|\/)hugo\.|(?:^|\/)config\/[^/]+\/[^/]+$/.test(path)
    return isNamed || Object.keys(settings).some((key) => /^base_?url$/i.test(key))
  })
  const merged = mergeHugoFiles(own)
  return merged === null ? [] : [readHugoConfig(merged)]
}

function chooseDialect(
  own: Dialect | undefined,
  config: GeneratorConfig | undefined,
  signs: FolderSigns,
): { dialect: Dialect; sign: string | null } {
  if (own !== undefined) return { dialect: own, sign: 'site.yml' }
  if (config !== undefined) return { dialect: config.dialect, sign: config.path }
  return dialectOfFolders(signs) ?? { dialect: 'hexo', sign: null }
}

function defaults(
  dialect: Dialect,
  sign: string | null,
  config: GeneratorConfig | undefined,
  signs: FolderSigns,
  within: string,
): Site {
  const mounts = config?.mounts ?? []
  const contentRoots = findContentRoots(dialect, signs, mounts)
  // Without a configuration, every folder with a leading underscore that contains Markdown counts as a Jekyll collection.
  const collections =
    config === undefined || config.collections.length > 0 ? (config?.collections ?? [...signs.underscored]) : []
  const posts = ['_posts', '_drafts'].filter((name) =>
    [...signs.folders].some((folder) => folder === name || folder.endsWith(`/${name}`)),
  )
  return {
    dialect,
    title: null,
    description: null,
    url: null,
    lang: null,
    timeZone: 'UTC',
    timeZones: [],
    ignoredDiagnostics: [],
    stories: defaultStoryRules,
    placeholders: true,
    mirror: 'keep',
    permalink: defaultPermalink(dialect, signs),
    collectionPermalinks: {},
    isComplete: config !== undefined && !config.path.startsWith('../') && ['hexo', 'hugo', 'jekyll'].includes(dialect),
    headingIds: config?.headingIds ?? (sign === null ? plainHeadingIds(signs) : defaultHeadingIds(dialect)),
    sectionPermalinks: [],
    pathRules: config?.pathRules ?? defaultPathRules,
    frontMatterDefaults: [],
    cascades: [],
    categories: dialect === 'hexo' ? 'path' : 'flat',
    keys: {},
    privateKeys: ['password'],
    frameHosts,
    hidden: [],
    rawInCode: dialect === 'jekyll' || dialect === 'eleventy' || sign === null,
    publicDiagnostics: false,
    feeds: 'full',
    accent: null,
    logo: null,
    authors: [],
    assetRoots: findAssetRoots(contentRoots, signs.folders),
    mounts: mounts.toSorted((a, b) => b.folder.length - a.folder.length),
    taxonomies: [],
    contentRoots,
    contentFolders: findContentFolders(dialect, signs, mounts, within),
    excluded: dialect === 'jekyll' ? alwaysExcluded : [],
    ignoredFiles: [],
    disabledLanguages: [],
    collections: [...new Set([...posts, ...(dialect === 'jekyll' ? collections : [])])].sort(),
    languages: [...new Set([...languagesInPaths(dialect, config, signs), ...(config?.languages ?? [])])].sort(),
    markdown: commonMarkdown,
    excerptSeparator: null,
    params: {},
    menus: [],
    shortcodes: {},
    linkHook: null,
    ownShortcodes: [],
  }
}

/** Languages that a Hugo configuration names are the only ones. Elsewhere, folder names also show languages. */
function languagesInPaths(dialect: Dialect, config: GeneratorConfig | undefined, signs: FolderSigns): string[] {
  return dialect === 'hugo' && config !== undefined && config.languages.length > 0 ? [] : signs.languages
}

/** The generator's own pattern for posts, if folders show the generator and there is no configuration. */
function defaultPermalink(dialect: Dialect, { folders, posts }: FolderSigns): string | null {
  if (dialect === 'hexo') return folders.has('source/_posts') ? hexoPermalink : null
  return dialect === 'jekyll' && posts > 0 ? 'date' : null
}

/** One diagnostic that describes how the folder is read, so that a wrong guess is easy to see. */
function assumptions(site: Site, sign: string | null, authors: number): Diagnostic {
  const because = sign === null ? 'the default' : `because of ${sign}`
  const lists = site.categories === 'path' ? 'a list of categories is one path' : 'each category is a top category'
  const facts = [lists, `dates without a time zone are in ${site.timeZone}`]
  if (site.languages.length > 0) facts.push(`the languages are ${site.languages.join(', ')}`)
  if (site.collections.some((name) => name !== '_posts' && name !== '_drafts'))
    facts.push(`the collections are ${site.collections.join(', ')}`)
  if (authors > 0) facts.push(`${authors} ${authors === 1 ? 'author has' : 'authors have'} a description`)
  return {
    severity: 'INFO',
    code: 'site-assumed',
    message: `The folder is read as ${site.dialect}, ${because}: ${facts.join('; ')}`,
    file: sign !== null && siteFileKind(sign) !== null ? sign : 'site.yml',
    hint: 'if a guess is wrong, set the value in site.yml in the content folder',
  }
}
