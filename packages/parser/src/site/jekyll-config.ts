import type { SettingsFile } from '../front-matter/settings-file.ts'
import type { JsonValue } from '../model/json-value.ts'
import { asTable, asText } from '../values/values.ts'
import {
  bodySettings,
  commonSettings,
  defaultPathRules,
  type GeneratorConfig,
  withBasePath,
} from './generator-config.ts'
import { readDefaults } from './jekyll-defaults.ts'
import { bareFolder, lookUp, namesIn, texts } from './setting-values.ts'

/** Folders that Jekyll always excludes: Bundler installs its packages there. */
export const alwaysExcluded = ['vendor/bundle', 'vendor/cache', 'vendor/gems', 'vendor/ruby']

export function readJekyllConfig(file: SettingsFile): GeneratorConfig {
  const get = (name: string): JsonValue => lookUp(file.settings, name)
  const site = commonSettings(file)
  if (site.url !== undefined && site.url !== null) site.url = withBasePath(site.url, asText(get('baseurl')))
  site.permalink = asText(get('permalink')) ?? 'date'
  const source = asText(get('source'))
  const collections = get('collections')
  site.collectionPermalinks = ownPermalinks(asTable(collections))
  site.frontMatterDefaults = readDefaults(get('defaults'), source, file)
  site.excluded = [...alwaysExcluded, ...texts(get('exclude'))]
  const separator = get('excerpt_separator')
  // The separator is a text with its blanks: `\n\n` ends the excerpt after the first paragraph.
  if (typeof separator === 'string' && separator !== '') site.excerptSeparator = separator
  // The plugin jekyll-feed.
  if (asTable(get('feed')).excerpt_only === true) site.feeds = 'excerpt'
  const folder = bareFolder(source ?? '')
  return {
    dialect: 'jekyll',
    path: file.path,
    ...bodySettings('jekyll', file),
    site,
    pathRules: { ...defaultPathRules, exact: true },
    collections: [...Object.keys(asTable(collections)), ...namesIn(collections)].map((name) => `_${name}`),
    languages: [],
    mounts: folder === '' ? [] : [{ folder, target: '', lang: null }],
  }
}

function ownPermalinks(collections: { [name: string]: JsonValue }): { [collection: string]: string } {
  const written = Object.entries(collections).map(
    ([name, options]) => [name, asText(asTable(options).permalink ?? null)] as const,
  )
  return Object.fromEntries(written.filter((entry): entry is [string, string] => entry[1] !== null))
}
