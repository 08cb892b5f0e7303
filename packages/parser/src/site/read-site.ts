import { pictureCheck, readSiteAuthors } from '../authors/site-authors.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { readSettings } from '../front-matter/settings-file.ts'
import { commonMarkdown } from '../model/markdown-options.ts'
import type { Dialect, Site, SiteFile } from '../model/site.ts'
import { siteFileKind } from '../paths/site-files.ts'
import { configDialect, type GeneratorConfig, readGeneratorConfig, scriptConfig } from './generator-config.ts'
import { defaultHeadingIds } from './heading-id-rule.ts'
import { markdownDefaults } from './markdown-options.ts'
import {
  dialectOfFolders,
  type FolderSigns,
  findAssetRoots,
  findContentFolders,
  findContentRoots,
  readSigns,
} from './site-layout.ts'
import { readSiteYml } from './site-yml.ts'

/** Video hosts whose players work in a plain frame. */
const frameHosts = ['www.youtube.com', 'www.youtube-nocookie.com', 'player.vimeo.com', 'player.bilibili.com']

/** Folders that Jekyll always excludes: Bundler installs its packages there. */
const alwaysExcluded = ['vendor/bundle', 'vendor/cache', 'vendor/gems', 'vendor/ruby']

/**
 * Makes the site's settings from its configuration files (those that isSiteFile and siteFilesAbove name) and from the paths
 * of all files in the folder. Settings that are not valid become diagnostics.
 */
export function readSite(
  files: Iterable<SiteFile>,
  listing: Iterable<string>,
): { site: Site; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const paths = [...listing]
  const signs = readSigns(paths)
  // Sorted, so that the order of the walk does not matter. The nearest configuration comes first.
  const ordered = [...files].sort((a, b) => depth(a.path) - depth(b.path) || (a.path < b.path ? -1 : 1))
  const ofKind = (...kinds: string[]) => ordered.filter(({ path }) => kinds.includes(siteFileKind(path) ?? ''))
  const [own] = ofKind('own').map(({ path, bytes }) => readSettings(path, bytes, diagnostics))
  const configs = readConfigs(ofKind('config', 'hugo', 'eleventy', 'astro'), signs, diagnostics)
  const chosen = own === undefined ? {} : readSiteYml(own)
  const config = configs.find(({ dialect }) => chosen.dialect === undefined || dialect === chosen.dialect)
  const { dialect, sign } = chooseDialect(chosen.dialect, config, signs)
  const base = defaults(dialect, config, signs)
  const hasPicture = pictureCheck(paths, { ...base, ...config?.site, ...chosen, markdown: base.markdown })
  const authors = readSiteAuthors(ofKind('authors', 'author'), own, hasPicture, diagnostics)
  const privateKeys = [...base.privateKeys, ...(chosen.privateKeys ?? [])]
  // contentRoots in site.yml can name folders that the generator does not read.
  const contentFolders = chosen.contentRoots === undefined ? base.contentFolders : []
  const generated = chosen.permalink === undefined ? {} : withoutPermalinks(base)
  const markdown = { ...markdownDefaults(dialect, sign !== null), ...config?.markdown, ...chosen.markdown }
  const found = { contentFolders, privateKeys, authors, markdown, ownShortcodes: ownShortcodes(paths) }
  const site = { ...base, ...config?.site, ...generated, ...chosen, ...found }
  diagnostics.push(assumptions(site, sign, authors.length))
  return { site, diagnostics }
}

/** The shortcodes in Hugo's `layouts/_shortcodes` (before version 0.146 `layouts/shortcodes`), also those of themes. */
function ownShortcodes(paths: string[]): string[] {
  const names = paths.flatMap((path) => /(?:^|\/)layouts\/_?shortcodes\/([^.]+)(?:\.\w+)*\.html$/.exec(path)?.[1] ?? [])
  return [...new Set(names)].sort()
}

/** `permalink` in site.yml takes precedence over all patterns of the generator. */
function withoutPermalinks({ frontMatterDefaults }: Site): Partial<Site> {
  const others = frontMatterDefaults.map(({ values: { permalink: _, ...values }, ...scope }) => ({ ...scope, values }))
  return { collectionPermalinks: {}, frontMatterDefaults: others }
}

function depth(path: string): number {
  return path.split('../').length
}

function readConfigs(files: SiteFile[], signs: FolderSigns, diagnostics: Diagnostic[]): GeneratorConfig[] {
  return files.flatMap(({ path, bytes }) => {
    const kind = siteFileKind(path)
    if (kind === 'eleventy' || kind === 'astro') return [scriptConfig(kind, path)]
    const file = readSettings(path, bytes, diagnostics)
    // Many programs have a `config.yml`. Hugo's and Zola's contain a base URL.
    const base = Object.keys(file.settings).some((key) => /^base_?url$/i.test(key))
    if (kind === 'hugo') return base || /hugo\./.test(path) ? [readGeneratorConfig(file, 'hugo')] : []
    const dialect = configDialect(file) ?? (dialectOfFolders(signs)?.dialect === 'jekyll' ? 'jekyll' : 'hexo')
    return [readGeneratorConfig(file, dialect)]
  })
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

function defaults(dialect: Dialect, config: GeneratorConfig | undefined, signs: FolderSigns): Site {
  const source = config?.sourceFolder?.replace(/^\.?\/*|\/+$/g, '') ?? null
  const contentRoots = findContentRoots(dialect, signs, source === '' ? null : source)
  // Without a configuration, every folder with a leading underscore that contains Markdown counts as a Jekyll collection.
  const collections =
    config === undefined || config.collections.length > 0 ? (config?.collections ?? [...signs.underscored]) : []
  const posts = ['_posts', '_drafts'].filter((name) =>
    [...signs.folders].some((folder) => folder === name || folder.endsWith(`/${name}`)),
  )
  return {
    dialect,
    title: null,
    url: null,
    lang: null,
    timeZone: 'UTC',
    permalink: null,
    collectionPermalinks: config?.collectionPermalinks ?? {},
    headingIds: config?.headingIds ?? defaultHeadingIds(dialect),
    frontMatterDefaults: config?.frontMatterDefaults ?? [],
    categories: dialect === 'hexo' ? 'path' : 'flat',
    keys: {},
    privateKeys: ['password'],
    frameHosts,
    hidden: [],
    publicDiagnostics: false,
    authors: [],
    assetRoots: findAssetRoots(contentRoots, signs.folders),
    contentRoots,
    contentFolders: findContentFolders(dialect, signs, source === '' ? null : source),
    excluded: dialect === 'jekyll' ? [...alwaysExcluded, ...(config?.excluded ?? [])] : [],
    collections: [...new Set([...posts, ...(dialect === 'jekyll' ? collections : [])])].sort(),
    languages: [...new Set([...signs.languages, ...(config?.languages ?? [])])].sort(),
    markdown: commonMarkdown,
    excerptSeparator: null,
    shortcodes: {},
    ownShortcodes: [],
  }
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
