import { decode } from '../encoding/decode.ts'
import type { ContentMount } from '../model/path-rules.ts'
import type { Dialect, SiteFile } from '../model/site.ts'
import { plainTitle } from '../text/plain-title.ts'
import { languageTag } from '../values/language-tag.ts'
import { isTimeZone } from '../values/time-zone.ts'
import { asAbsoluteUrl } from '../values/values.ts'
import {
  defaultPathRules,
  emptyConfig,
  type GeneratorConfig,
  type GeneratorSettings,
  withBasePath,
} from './generator-config.ts'
import { ScriptConstants } from './script-constants.ts'

/**
 * Reads a configuration that is a script: of Eleventy, Astro, Docusaurus, VitePress, VuePress, Gatsby, Nuxt or Pelican. It
 * is never run. Its text constants give the title, the address and the language of the site.
 * @param folders every folder, from which the places of Docusaurus's content are known
 */
export function readScriptConfig(
  dialect: Dialect,
  { path, bytes }: SiteFile,
  folders: ReadonlySet<string>,
): GeneratorConfig {
  const constants = new ScriptConstants(decode(bytes, null).text ?? '')
  const base = { ...emptyConfig(dialect, path), site: settingsOf(dialect, constants) }
  switch (dialect) {
    case 'docusaurus':
      return { ...base, ...docusaurus(constants, folders) }
    case 'vitepress':
      return { ...base, ...vitePress(path, constants) }
    case 'gatsby':
      return { ...base, mounts: gatsbyFolders(constants, folders) }
    case 'nuxt':
      return { ...base, pathRules: { ...defaultPathRules, exact: true } }
    case 'pelican':
      return { ...base, ...pelican(path, constants) }
    default:
      return base
  }
}

const names: { [dialect in Dialect]?: { title: string; url: string[]; base: string; lang: string } } = {
  docusaurus: { title: 'title', url: ['url'], base: 'baseUrl', lang: 'defaultLocale' },
  vitepress: { title: 'title', url: ['hostname'], base: 'base', lang: 'lang' },
  gatsby: { title: 'title', url: ['siteUrl', 'url'], base: 'pathPrefix', lang: 'lang' },
  astro: { title: 'title', url: ['site'], base: 'base', lang: 'defaultLocale' },
  pelican: { title: 'SITENAME', url: ['SITEURL'], base: 'BASE', lang: 'DEFAULT_LANG' },
}

function settingsOf(dialect: Dialect, constants: ScriptConstants): GeneratorSettings {
  const known = names[dialect]
  if (known === undefined) return {}
  const title = constants.text(known.title)
  const description = constants.text('description') ?? constants.text('tagline') ?? constants.text('SITESUBTITLE')
  const url = known.url.map((name) => asAbsoluteUrl(constants.text(name))).find((found) => found !== null)
  const lang = languageTag(constants.text(known.lang) ?? '')
  const zone = dialect === 'pelican' ? constants.text('TIMEZONE') : null
  return {
    ...(title !== null && { title: plainTitle(title) }),
    ...(description !== null && { description: plainTitle(description) }),
    ...(url && { url: withBasePath(url.replace(/\/+$/, ''), constants.text(known.base)) }),
    ...(lang !== null && { lang }),
    ...(zone !== null && isTimeZone(zone) && { timeZone: zone }),
  }
}

/**
 * Docusaurus's plugins, with the paths that they have by default. `docs` is at the root if `routeBasePath` is `/`.
 * Source: https://docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-docs
 */
function docusaurus(constants: ScriptConstants, folders: ReadonlySet<string>): Partial<GeneratorConfig> {
  const bases = constants.all(/routeBasePath\s*:\s*["'`]([^"'`]*)["'`]/g).map((base) => base.replace(/^\/|\/$/g, ''))
  const docs = bases.find((base) => base !== 'blog') ?? 'docs'
  const language = constants.text('defaultLocale')?.toLowerCase() ?? null
  const mounts: ContentMount[] = [
    { folder: 'docs', target: docs, lang: null },
    { folder: 'blog', target: bases.includes('') && docs !== '' ? '' : 'blog', lang: null },
    { folder: 'src/pages', target: '', lang: null },
  ]
  const languages = new Set<string>()
  for (const folder of folders) {
    const version = /^versioned_docs\/version-([^/]+)$/.exec(folder)?.[1]
    if (version !== undefined) mounts.push({ folder, target: joined(docs, version), lang: null })
    const [, tag, plugin] = /^i18n\/([^/]+)\/docusaurus-plugin-content-(docs\/current|blog|pages)$/.exec(folder) ?? []
    if (tag === undefined) continue
    languages.add(tag.toLowerCase())
    const target = plugin === 'blog' ? 'blog' : plugin === 'pages' ? '' : docs
    mounts.push({ folder, target: joined(tag, target), lang: tag.toLowerCase() })
  }
  return {
    mounts: mounts.filter(({ folder }) => folders.has(folder)),
    languages: languages.size === 0 || language === null ? [] : [...languages, language],
    pathRules: {
      ...defaultPathRules,
      exact: true,
      trailingSlash: constants.flag('trailingSlash') === true,
      defaultLanguage: languages.size === 0 ? null : language,
    },
  }
}

function joined(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('/')
}

/** VitePress has no ending with `cleanUrls`. VuePress and VitePress write `.html`, and their home is next to the configuration. */
function vitePress(path: string, constants: ScriptConstants): Partial<GeneratorConfig> {
  const folder = constants.text('srcDir')?.replace(/^\.?\/|\/$/g, '') ?? ''
  const root = joined(path.replace(/\/?\.vu?i?te?press\/.*$|\/?\.vuepress\/.*$/, ''), folder === '.' ? '' : folder)
  const htmlEnding = constants.flag('cleanUrls') !== true
  return {
    mounts: root === '' ? [] : [{ folder: root, target: '', lang: null }],
    pathRules: { ...defaultPathRules, exact: true, htmlEnding },
  }
}

/** The folders that gatsby-source-filesystem reads: `path: `${__dirname}/content/blog``. */
function gatsbyFolders(constants: ScriptConstants, folders: ReadonlySet<string>): ContentMount[] {
  const written = constants.all(/path\s*:\s*(?:path\.\w+\([^)]*?)?["'`](?:\$\{__dirname\}|\.)?\/?([\w\-/.]+?)\/?["'`]/g)
  const usual = ['content/blog', 'content/posts', 'content', 'src/pages', 'src/posts']
  const found = (written.length > 0 ? written : usual).filter((folder) => folders.has(folder))
  return [...new Set(found)].map((folder) => ({ folder, target: '', lang: null }))
}

/** https://docs.getpelican.com/en/latest/settings.html */
function pelican(path: string, constants: ScriptConstants): Partial<GeneratorConfig> {
  const above = path.startsWith('../')
  const folder = (constants.text('PATH') ?? 'content').replace(/^\.?\/|\/$/g, '')
  const author = constants.text('AUTHOR')
  const base = settingsOf('pelican', constants)
  return {
    mounts: above || folder === '' ? [] : [{ folder, target: '', lang: null }],
    pathRules: {
      ...defaultPathRules,
      exact: true,
      pelican: {
        article: constants.text('ARTICLE_URL') ?? '{slug}.html',
        page: constants.text('PAGE_URL') ?? 'pages/{slug}.html',
        category: constants.text('DEFAULT_CATEGORY') ?? 'misc',
        folderIsCategory: constants.flag('USE_FOLDER_AS_CATEGORY') !== false,
        slugFromTitle: constants.text('SLUGIFY_SOURCE') !== 'basename',
      },
    },
    site: {
      ...base,
      ...(author !== null && { frontMatterDefaults: [{ path: '', type: null, values: { author } }] }),
    },
  }
}
