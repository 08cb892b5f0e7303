import type { SettingsFile } from '../front-matter/settings-file.ts'
import type { JsonValue } from '../model/json-value.ts'
import type { MarkdownOptions } from '../model/markdown-options.ts'
import type { Dialect, FrontMatterDefaults, HeadingIdRule, Site } from '../model/site.ts'
import { languageTag } from '../values/language-tag.ts'
import { isTimeZone } from '../values/time-zone.ts'
import { asAbsoluteUrl, asName, asTable, asText } from '../values/values.ts'
import { configuredHeadingIds, defaultHeadingIds } from './heading-id-rule.ts'
import { readDefaults } from './jekyll-defaults.ts'
import { readMarkdownOptions } from './markdown-options.ts'

/** The settings of a generator's configuration that Broadsheet uses. Other keys are ignored. */
export interface GeneratorConfig {
  dialect: Dialect
  path: string
  site: Partial<Pick<Site, 'title' | 'url' | 'lang' | 'timeZone' | 'permalink' | 'excerptSeparator'>>
  markdown: Partial<MarkdownOptions>
  collections: string[]
  languages: string[]
  /** Path patterns that the generator excludes. */
  excluded: string[]
  /** The configured content folder; null if none is configured. */
  sourceFolder: string | null
  /** Jekyll's `defaults:`. */
  frontMatterDefaults: FrontMatterDefaults[]
  headingIds: HeadingIdRule
  /** Permalink patterns of Jekyll's collections. */
  collectionPermalinks: { [collection: string]: string }
}

/** A configuration that is a script is never run. It shows only which generator the site uses. */
export function scriptConfig(dialect: Dialect, path: string): GeneratorConfig {
  return {
    dialect,
    path,
    site: {},
    markdown: {},
    collections: [],
    languages: [],
    excluded: [],
    sourceFolder: null,
    frontMatterDefaults: [],
    headingIds: defaultHeadingIds(dialect),
    collectionPermalinks: {},
  }
}

const jekyllKeys =
  'plugins gems markdown kramdown collections baseurl sass remote_theme liquid highlighter paginate_path lsi future'.split(
    ' ',
  )
const hexoKeys =
  'source_dir public_dir tag_dir archive_dir category_dir deploy new_post_name post_asset_folder index_generator root titlecase filename_case per_page render_drafts default_layout'.split(
    ' ',
  )

/** Decides whether a `_config.yml` is Hexo's or Jekyll's, by the keys that only one of them has; null if they do not show it. */
export function configDialect({ settings }: SettingsFile): Dialect | null {
  const count = (keys: string[]) => keys.filter((key) => key in settings).length
  const difference = count(hexoKeys) - count(jekyllKeys)
  if (difference !== 0) return difference > 0 ? 'hexo' : 'jekyll'
  const pattern = asText(settings.permalink ?? null) ?? ''
  if (/^:/.test(pattern)) return 'hexo'
  return /^\/:|^(?:date|pretty|ordinal|none)$/.test(pattern) ||
    /jekyll|minima/.test(asText(settings.theme ?? null) ?? '')
    ? 'jekyll'
    : null
}

export function readGeneratorConfig(file: SettingsFile, dialect: Dialect): GeneratorConfig {
  const { settings } = file
  const get = (name: string): JsonValue =>
    settings[Object.keys(settings).find((key) => key.toLowerCase() === name) ?? ''] ?? null
  const site: GeneratorConfig['site'] = {}
  const title = asText(get('title'))
  if (title !== null) site.title = title
  const url = asAbsoluteUrl(get('url')) ?? asAbsoluteUrl(get('baseurl')) ?? asAbsoluteUrl(get('base_url'))
  if (url !== null) site.url = withBase(url, dialect === 'jekyll' ? asText(get('baseurl')) : null)
  const lang = firstTag(
    get('language') ??
      get('lang') ??
      get('locale') ??
      get('languagecode') ??
      get('defaultcontentlanguage') ??
      get('default_language'),
  )
  if (lang !== null) site.lang = lang
  const zone = asText(get('timezone'))
  if (zone !== null && isTimeZone(zone)) site.timeZone = zone
  else if (zone !== null) file.report({ severity: 'WARNING', ...unknownZone(zone) }, keyAsWritten(settings, 'timezone'))
  const permalink = asText(get('permalink')) ?? (dialect === 'jekyll' ? 'date' : hugoPermalink(get('permalinks')))
  if (permalink !== null) site.permalink = permalink
  const separator = get('excerpt_separator')
  // The separator is a text with its blanks: `\n\n` ends the excerpt after the first paragraph.
  if (dialect === 'jekyll' && typeof separator === 'string' && separator !== '') site.excerptSeparator = separator
  const sourceFolder = asText(get('source_dir') ?? get('contentdir') ?? (dialect === 'jekyll' ? get('source') : null))
  return {
    dialect,
    path: file.path,
    site,
    markdown: readMarkdownOptions(dialect, get),
    collections: Object.keys(asTable(get('collections')))
      .map((name) => `_${name}`)
      .concat(namesIn(get('collections'))),
    languages: Object.keys(asTable(get('languages'))).flatMap((name) => languageTag(name)?.toLowerCase() ?? []),
    excluded: dialect === 'jekyll' ? texts(get('exclude')) : [],
    sourceFolder,
    frontMatterDefaults: dialect === 'jekyll' ? readDefaults(get('defaults'), sourceFolder, file) : [],
    headingIds: configuredHeadingIds(dialect, settings),
    collectionPermalinks: dialect === 'jekyll' ? ownPermalinks(asTable(get('collections'))) : {},
  }
}

export function unknownZone(zone: string): { code: string; message: string; hint: string } {
  return {
    code: 'setting-invalid',
    message: `timezone: "${zone}" is not a time zone`,
    hint: 'write an IANA name such as Asia/Shanghai, Europe/Berlin or UTC',
  }
}

function keyAsWritten(settings: { [key: string]: JsonValue }, name: string): string {
  return Object.keys(settings).find((key) => key.toLowerCase() === name) ?? name
}

function withBase(url: string, base: string | null): string {
  const bare = url.replace(/\/+$/, '')
  const path = base === null || /^https?:/i.test(base) ? '' : base.replace(/^\/*|\/+$/g, '')
  return path === '' ? bare : `${bare}/${path}`
}

function texts(value: JsonValue): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((item) => asText(item) ?? [])
}

function ownPermalinks(collections: { [name: string]: JsonValue }): { [collection: string]: string } {
  const written = Object.entries(collections).map(([name, options]) => [
    name,
    asText(asTable(options).permalink ?? null),
  ])
  return Object.fromEntries(written.filter(([, pattern]) => pattern !== null))
}

function firstTag(value: JsonValue): string | null {
  const text = asText(Array.isArray(value) ? (value[0] ?? null) : value)
  return text === null ? null : languageTag(text)
}

function namesIn(value: JsonValue): string[] {
  return Array.isArray(value) ? value.flatMap((item) => asName(item) ?? []).map((name) => `_${name}`) : []
}

/** Hugo has a pattern for each section. This returns the one for posts, else the first one. */
function hugoPermalink(value: JsonValue): string | null {
  const table = asTable(value)
  const pages = { ...asTable(table.page ?? null), ...table }
  for (const section of ['posts', 'post', 'blog', ...Object.keys(pages)]) {
    const pattern = asText(pages[section] ?? null)
    if (pattern !== null) return pattern
  }
  return null
}
