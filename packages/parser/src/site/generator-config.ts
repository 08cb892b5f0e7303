import type { SettingsFile } from '../front-matter/settings-file.ts'
import { readMenus } from '../menus/read-menus.ts'
import type { JsonValue } from '../model/json-value.ts'
import type { MarkdownOptions } from '../model/markdown-options.ts'
import type { PathRules } from '../model/path-rules.ts'
import type { Dialect, HeadingIdRule, Site } from '../model/site.ts'
import { plainTitle } from '../text/plain-title.ts'
import { isTimeZone } from '../values/time-zone.ts'
import { asAbsoluteUrl, asTable, asText } from '../values/values.ts'
import { configuredHeadingIds, defaultHeadingIds } from './heading-id-rule.ts'
import { readMarkdownOptions } from './markdown-options.ts'
import { firstTag, keyAsWritten, lookUp } from './setting-values.ts'

/** Settings of the site that a generator's configuration can contain. */
export type GeneratorSettings = Partial<
  Pick<
    Site,
    | 'params'
    | 'title'
    | 'menus'
    | 'url'
    | 'lang'
    | 'timeZone'
    | 'permalink'
    | 'collectionPermalinks'
    | 'sectionPermalinks'
    | 'frontMatterDefaults'
    | 'cascades'
    | 'excluded'
    | 'ignoredFiles'
    | 'description'
    | 'disabledLanguages'
    | 'taxonomies'
    | 'excerptSeparator'
    | 'feeds'
  >
>

/** The settings of a generator's configuration that Broadsheet uses. Other keys are ignored. */
export interface GeneratorConfig {
  dialect: Dialect
  path: string
  site: GeneratorSettings
  markdown: Partial<MarkdownOptions>
  headingIds: HeadingIdRule
  pathRules: PathRules
  /** Folders of Jekyll's collections, with their underscore. */
  collections: string[]
  languages: string[]
  /** The content folders; empty if none is configured. */
  mounts: Site['mounts']
}

export const defaultPathRules: PathRules = {
  exact: false,
  lowerCase: false,
  withoutAccents: false,
  uglyUrls: false,
  datedFileNames: false,
  languageAtRoot: null,
  defaultLanguage: null,
  postName: ':title',
  placeholderDefaults: {},
  htmlEnding: true,
  trailingSlash: false,
  blog: null,
  pelican: null,
}

/** The result for a configuration without any of the settings. */
export function emptyConfig(dialect: Dialect, path: string): GeneratorConfig {
  return {
    dialect,
    path,
    site: {},
    markdown: {},
    headingIds: defaultHeadingIds(dialect),
    pathRules: defaultPathRules,
    collections: [],
    languages: [],
    mounts: [],
  }
}

/** The settings that all generators have, with their names in each. */
export function commonSettings(file: SettingsFile): GeneratorSettings {
  const { settings } = file
  const get = (name: string): JsonValue => lookUp(settings, name)
  const site: GeneratorSettings = {}
  const title = asText(get('title'))
  if (title !== null) site.title = title
  const params = asTable(get('params'))
  // Hugo's themes have it among their own parameters.
  const description = asText(get('description') ?? lookUp(params, 'description'))
  if (description !== null) site.description = plainTitle(description)
  const url = asAbsoluteUrl(get('url')) ?? asAbsoluteUrl(get('baseurl')) ?? asAbsoluteUrl(get('base_url'))
  if (url !== null) site.url = url.replace(/\/+$/, '')
  const lang = firstTag(get('language') ?? get('lang') ?? get('locale') ?? get('languagecode'))
  if (lang !== null) site.lang = lang
  const zone = asText(get('timezone'))
  if (zone !== null && isTimeZone(zone)) site.timeZone = zone
  else if (zone !== null) file.report({ severity: 'WARNING', ...unknownZone(zone) }, keyAsWritten(settings, 'timezone'))
  if (Object.keys(params).length > 0) site.params = params
  const menus = readMenus(get('menus') ?? get('menu') ?? lookUp(asTable(get('theme_config')), 'menu'))
  if (menus.length > 0) site.menus = menus
  return site
}

/** The settings of Markdown that a configuration contains. */
export function bodySettings(dialect: Dialect, { settings }: SettingsFile) {
  return {
    markdown: readMarkdownOptions(dialect, (name) => lookUp(settings, name)),
    headingIds: configuredHeadingIds(dialect, settings),
  }
}

export function unknownZone(zone: string): { code: string; message: string; hint: string } {
  return {
    code: 'setting-invalid',
    message: `timezone: "${zone}" is not a time zone`,
    hint: 'write an IANA name such as Asia/Shanghai, Europe/Berlin or UTC',
  }
}

/** Adds the base path of a setting such as Jekyll's `baseurl` or Hexo's `root` to a URL that does not contain it yet. */
export function withBasePath(url: string, base: string | null): string {
  const path = base === null || /^https?:/i.test(base) ? '' : base.replace(/^\/*|\/+$/g, '')
  return path === '' || url.endsWith(`/${path}`) ? url : `${url}/${path}`
}
