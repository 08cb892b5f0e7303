import type { Severity } from '../diagnostics/diagnostic.ts'
import { isField, knownKeys } from '../front-matter/known-keys.ts'
import type { SettingsFile } from '../front-matter/settings-file.ts'
import { readMenus } from '../menus/read-menus.ts'
import type { JsonValue } from '../model/json-value.ts'
import type { Menu, Site } from '../model/site.ts'
import { languageTag } from '../values/language-tag.ts'
import { isTimeZone } from '../values/time-zone.ts'
import { asAbsoluteUrl, asBoolean, asNames, asText } from '../values/values.ts'
import { unknownZone } from './generator-config.ts'
import { headingIdRules } from './heading-id-rule.ts'
import { readAccent, readLogo } from './look-settings.ts'
import { readOwnMarkdown } from './markdown-options.ts'
import { readIgnored, readTimeZones } from './rule-settings.ts'
import { bareFolder } from './setting-values.ts'
import { readStories } from './story-rules.ts'

/** The value of a setting with what was left out of it, or a description of the values that it accepts. */
type SettingValue<T> = { value: T; lost?: JsonValue[]; hint?: string } | { wanted: string; hint?: string }

const dialects: readonly string[] = [
  ...['hexo', 'jekyll', 'hugo', 'eleventy', 'astro', 'obsidian'],
  ...['docusaurus', 'mkdocs', 'vitepress', 'gatsby', 'nuxt', 'pelican'],
] satisfies string[]

function text(value: JsonValue): SettingValue<string> {
  const read = asText(value)
  return read === null ? { wanted: 'text' } : { value: read }
}

function names(value: JsonValue): SettingValue<string[]> {
  const read = asNames(value)
  const isEmpty = Array.isArray(value) && value.length === 0
  return read.length === 0 && !isEmpty ? { wanted: 'a list of names' } : { value: read }
}

/** Every setting of site.yml: the field of Site that it sets, and the function that reads its value. */
const settings = {
  title: ['title', text],
  description: ['description', text],
  url: ['url', (value) => url(value)],
  lang: ['lang', (value) => lang(value)],
  language: ['lang', (value) => lang(value)],
  timeZone: ['timeZone', (value) => zone(value)],
  timezone: ['timeZone', (value) => zone(value)],
  timeZones: ['timeZones', readTimeZones],
  diagnostics: ['ignoredDiagnostics', readIgnored],
  permalink: ['permalink', text],
  dialect: ['dialect', (value) => oneOf(value, dialects)],
  categories: ['categories', (value) => oneOf(value, ['path', 'flat'])],
  keys: ['keys', (value) => keyNames(value)],
  privateKeys: ['privateKeys', names],
  private: ['privateKeys', names],
  frameHosts: ['frameHosts', (value) => hosts(value)],
  hidden: ['hidden', names],
  publicDiagnostics: ['publicDiagnostics', (value) => truth(value)],
  feeds: ['feeds', (value) => oneOf(value, ['full', 'excerpt'])],
  accent: ['accent', readAccent],
  logo: ['logo', readLogo],
  assetRoots: ['assetRoots', (value) => folders(value)],
  collections: ['collections', (value) => collections(value)],
  contentRoots: ['contentRoots', (value) => folders(value)],
  languages: ['languages', (value) => languages(value)],
  menu: ['menus', (value) => menus(value)],
  menus: ['menus', (value) => menus(value)],
  markdown: ['markdown', readOwnMarkdown],
  stories: ['stories', readStories],
  placeholders: ['placeholders', (value) => onOrOff(value)],
  mirror: ['mirror', (value) => oneOf(value === false ? 'off' : value, ['serve', 'keep', 'off'])],
  headingIds: ['headingIds', (value) => oneOf(value, headingIdRules)],
  shortcodes: ['shortcodes', (value) => shortcodes(value)],
} satisfies { [name: string]: [keyof Site, (value: JsonValue) => SettingValue<unknown>] }

function url(value: JsonValue): SettingValue<string> {
  const read = asAbsoluteUrl(value)
  return read === null
    ? { wanted: 'an absolute address', hint: 'write it like https://news.example' }
    : { value: read.replace(/\/+$/, '') }
}

function lang(value: JsonValue): SettingValue<string> {
  const tag = languageTag(asText(value) ?? '')
  return tag === null ? { wanted: 'a language tag', hint: 'write a BCP 47 tag such as en or zh-CN' } : { value: tag }
}

function languages(value: JsonValue): SettingValue<string[]> {
  const written = asNames(value)
  const tags = written.flatMap((name) => languageTag(name)?.toLowerCase() ?? [])
  return tags.length < written.length || written.length === 0
    ? { wanted: 'a list of language tags', hint: 'write BCP 47 tags such as en or zh-CN' }
    : { value: tags }
}

function collections(value: JsonValue): SettingValue<string[]> {
  const read = names(value)
  return 'value' in read && read.value.some((name) => !name.startsWith('_'))
    ? { wanted: 'a list of folders that begin with _', hint: 'write it as [_posts, _interviews]' }
    : read
}

function hosts(value: JsonValue): SettingValue<string[]> {
  const read = names(value)
  if ('wanted' in read) return read
  const isHost = (name: string) => /^[a-z0-9.-]+(?::\d+)?$/i.test(name)
  return read.value.every(isHost)
    ? { value: read.value.map((name) => name.toLowerCase()) }
    : { wanted: 'a list of host names', hint: 'write them without a scheme and a path, as [player.vimeo.com]' }
}

/** Folders of the content folder, without slashes around them. */
function folders(value: JsonValue): SettingValue<string[]> {
  const read = names(value)
  if ('wanted' in read) return read
  const bare = read.value.map(bareFolder)
  return bare.some((folder) => folder.split('/').includes('..'))
    ? { wanted: 'a list of folders in the content folder', hint: 'write their paths in it, as [docs/source]' }
    : { value: bare }
}

function menus(value: JsonValue): SettingValue<Menu[]> {
  const hint = 'write each entry as { name: About, url: /about/ }'
  const lost: JsonValue[] = []
  const read = readMenus(value, (entry) => lost.push(entry))
  const isEmpty = Array.isArray(value) && value.length === 0
  return read.length === 0 && !isEmpty ? { wanted: 'a list of entries', hint } : { value: read, lost, hint }
}

function zone(value: JsonValue): SettingValue<string> {
  const name = asText(value) ?? ''
  return isTimeZone(name) ? { value: name } : { wanted: 'a time zone', hint: unknownZone(name).hint }
}

function oneOf(value: JsonValue, allowed: readonly string[]): SettingValue<string> {
  const read = asText(value)
  return read !== null && allowed.includes(read) ? { value: read } : { wanted: `one of ${allowed.join(', ')}` }
}

function truth(value: JsonValue): SettingValue<boolean> {
  const read = asBoolean(value)
  return read === null ? { wanted: 'true or false' } : { value: read }
}

/** `on` and `off` are text in YAML 1.2. */
function onOrOff(value: JsonValue): SettingValue<boolean> {
  const words: Readonly<Record<string, boolean>> = { on: true, off: false }
  const read = asBoolean(value) ?? words[asText(value)?.toLowerCase() ?? '']
  return read === undefined ? { wanted: 'on or off' } : { value: read }
}

function shortcodes(value: JsonValue): SettingValue<Site['shortcodes']> {
  const hint =
    'write it as {box: note, shot: \'<img src="{{ src }}" alt="{{ alt }}">\'}; the rules are image, video, quote, note, inner, drop'
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { wanted: 'names with what they show', hint }
  const wrong = Object.entries(value).find(([, shown]) => typeof shown !== 'string' || !isShortcode(shown))
  if (wrong !== undefined)
    return { wanted: `right for ${wrong[0]}, which needs a template or the name of a rule`, hint }
  // Without a prototype, so that no shortcode is named `constructor`.
  return { value: Object.assign(Object.create(null), value) }
}

function isShortcode(shown: string): boolean {
  return /^(?:image|video|quote|note|inner|drop)$/.test(shown) || /[<{\s]/.test(shown)
}

function keyNames(value: JsonValue): SettingValue<Site['keys']> {
  const hint = `the fields are ${Object.keys(knownKeys).join(', ')}`
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { wanted: 'a mapping of fields to keys', hint }
  const unknown = Object.keys(value).find((field) => !isField(field))
  if (unknown !== undefined) return { wanted: `a mapping of known fields: "${unknown}" is unknown`, hint }
  return { value: Object.fromEntries(Object.entries(value).map(([field, keys]) => [field, asNames(keys)])) }
}

/** The settings of site.yml, with any of the Markdown options. */
export type SiteYml = Partial<Omit<Site, 'markdown'>> & { markdown?: Partial<Site['markdown']> }

/** Reads site.yml. Settings that are unknown or not valid are reported with their line and left out. */
export function readSiteYml(file: SettingsFile): SiteYml {
  const site: { [field: string]: unknown } = {}
  for (const [name, value] of Object.entries(file.settings)) {
    // A colour without quotes is a comment in YAML, so it has no value.
    if (name === 'authors' || (value === null && name !== 'accent')) continue
    const setting = Object.hasOwn(settings, name) ? settings[name as keyof typeof settings] : undefined
    if (setting === undefined) {
      file.report(
        { severity: 'WARNING', code: 'setting-unknown', message: `${name} is not a setting`, hint: suggestion(name) },
        name,
      )
      continue
    }
    const [field, read] = setting
    const result: SettingValue<unknown> = read(value)
    const hint = result.hint === undefined ? {} : { hint: result.hint }
    const report = (severity: Severity, fault: string) =>
      file.report({ severity, code: 'setting-invalid', message: `${name}: ${fault}`, ...hint }, name)
    if ('wanted' in result) report('ERROR', `${shown(value)} is not ${result.wanted}`)
    else {
      site[field] = result.value
      for (const part of result.lost ?? []) report('WARNING', `${shown(part)} cannot be read, and is left out`)
    }
  }
  // The table maps each setting to a field of Site, and its reader returns the type of that field.
  return site as SiteYml
}

function shown(value: JsonValue): string {
  return JSON.stringify(value).slice(0, 60)
}

function suggestion(name: string): string {
  const known = [...Object.keys(settings), 'authors']
  const near = known.find((candidate) => distance(candidate.toLowerCase(), name.toLowerCase()) <= 2)
  return near === undefined ? `the settings are ${known.join(', ')}` : `did you mean ${near}?`
}

/** The Levenshtein distance of two strings. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
