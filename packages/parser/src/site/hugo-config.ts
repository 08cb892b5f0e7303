import type { SettingsFile } from '../front-matter/settings-file.ts'
import { readMenus } from '../menus/read-menus.ts'
import type { JsonValue } from '../model/json-value.ts'
import type { ContentMount, PageKind, PathRules, SectionPermalink } from '../model/path-rules.ts'
import { languageTag } from '../values/language-tag.ts'
import { asAbsoluteUrl, asBoolean, asTable, asText, isTable } from '../values/values.ts'
import {
  bodySettings,
  commonSettings,
  defaultPathRules,
  type GeneratorConfig,
  type GeneratorSettings,
} from './generator-config.ts'
import { readCascade } from './hugo-cascade.ts'
import { bareFolder, keyAsWritten, lookUp, namesIn, texts, textTable } from './setting-values.ts'

type Table = { [key: string]: JsonValue }

/** Reads the configuration of Hugo, or of Zola, whose keys are written with underscores. */
export function readHugoConfig(file: SettingsFile): GeneratorConfig {
  const get = (name: string): JsonValue => lookUp(file.settings, name)
  const isZola = get('base_url') !== null
  const languages = new Map(
    Object.entries(asTable(get('languages'))).map(([key, value]) => [key.toLowerCase(), asTable(value)]),
  )
  const main = defaultLanguage(get, languages)
  const inMain = (name: string): JsonValue => lookUp(languages.get(main) ?? {}, name)
  const taxonomies = taxonomyKeys(inMain('taxonomies') ?? get('taxonomies'))
  const disabled = [
    ...texts(get('disablelanguages')),
    ...[...languages].filter(([, own]) => asBoolean(lookUp(own, 'disabled')) === true).map(([key]) => key),
  ]
  return {
    dialect: 'hugo',
    path: file.path,
    ...bodySettings('hugo', file),
    site: {
      ...commonSettings(file),
      ...settingsOfLanguage(main, inMain, get),
      permalink: null,
      sectionPermalinks: readPermalinks(inMain('permalinks') ?? get('permalinks')),
      cascades: [
        ...readCascade(get('cascade'), { section: '', lang: null }),
        ...[...languages].flatMap(([lang, own]) => readCascade(lookUp(own, 'cascade'), { section: '', lang })),
      ],
      taxonomies: taxonomies.length > 0 ? taxonomies : ['tags', 'categories'],
      excluded: texts(get('ignored_content')).map((pattern) => `content/**/${pattern.replace(/^\*\*\//, '')}`),
      ignoredFiles: readIgnoredFiles(file, inMain('ignorefiles') ?? get('ignorefiles')),
      disabledLanguages: disabled.map((key) => key.toLowerCase()).filter((key) => key !== main),
    },
    pathRules: readPathRules(get, isZola, languages, main),
    collections: [],
    languages: [...languages.keys()],
    mounts: readMounts(get, languages, main),
  }
}

/** `defaultContentLanguage`, if the site has it; else the language with the lowest weight; else English, as in Hugo. */
function defaultLanguage(get: (name: string) => JsonValue, languages: Map<string, Table>): string {
  const named = (asText(get('defaultcontentlanguage') ?? get('default_language')) ?? 'en').toLowerCase()
  // Zola's table of languages has only the others.
  if (languages.size === 0 || languages.has(named) || get('default_language') !== null) return named
  const weight = (own: Table) => Number(lookUp(own, 'weight') ?? Number.MAX_SAFE_INTEGER)
  return [...languages].toSorted(([, a], [, b]) => weight(a) - weight(b))[0]?.[0] ?? named
}

/** A language's own settings take precedence over those of the site. */
function settingsOfLanguage(
  main: string,
  inMain: (name: string) => JsonValue,
  get: (name: string) => JsonValue,
): GeneratorSettings {
  const site: GeneratorSettings = {}
  const title = asText(inMain('title'))
  if (title !== null) site.title = title
  const menus = readMenus(inMain('menus') ?? inMain('menu'))
  if (menus.length > 0) site.menus = menus
  const url = asAbsoluteUrl(inMain('baseurl'))
  if (url !== null) site.url = url.replace(/\/+$/, '')
  const code = asText(inMain('locale') ?? inMain('languagecode') ?? get('locale') ?? get('languagecode'))
  const isNamed =
    get('defaultcontentlanguage') !== null || get('default_language') !== null || get('languages') !== null
  const lang = languageTag(code ?? '') ?? (isNamed ? languageTag(main) : null)
  if (lang !== null) site.lang = lang
  return site
}

function readPathRules(
  get: (name: string) => JsonValue,
  isZola: boolean,
  languages: Map<string, Table>,
  main: string,
): PathRules {
  const ugly = get('uglyurls')
  const dates = texts(lookUp(asTable(get('frontmatter')), 'date'))
  const isBelow = asBoolean(get('defaultcontentlanguageinsubdir')) === true
  return {
    ...defaultPathRules,
    exact: true,
    lowerCase: asBoolean(get('disablepathtolower')) !== true,
    withoutAccents: asBoolean(get('removepathaccents')) === true,
    uglyUrls: isTable(ugly)
      ? Object.keys(ugly).filter((section) => asBoolean(ugly[section] ?? null) === true)
      : asBoolean(ugly) === true,
    // Zola always takes the date from the file name.
    datedFileNames: isZola || dates.some((name) => name.toLowerCase() === ':filename'),
    languageAtRoot: isBelow ? null : main,
    defaultLanguage: languages.size > 0 || isBelow ? main : null,
  }
}

const kinds: readonly string[] = ['page', 'section', 'taxonomy', 'term'] satisfies PageKind[]

function isKind(name: string): name is PageKind {
  return kinds.includes(name)
}

/**
 * `[permalinks]`: a pattern for a section applies to its pages, and for a taxonomy to its terms. A table is for one kind. Each
 * entry of a list has a path, and a target with a kind. Longer paths come first.
 * Source: https://gohugo.io/configuration/permalinks/
 */
function readPermalinks(value: JsonValue): SectionPermalink[] {
  if (Array.isArray(value)) return value.flatMap((entry) => targeted(asTable(entry)))
  const found: SectionPermalink[] = []
  for (const [name, entry] of Object.entries(asTable(value))) {
    const kind = name.toLowerCase()
    const pattern = asText(entry)
    if (pattern !== null)
      for (const each of ['page', 'term'] as const) found.push({ kind: each, section: sectionPath(name), pattern })
    else if (isKind(kind))
      for (const [section, own] of Object.entries(textTable(entry)))
        found.push({ kind, section: sectionPath(section), pattern: own })
  }
  return found.toSorted((a, b) => b.section.length - a.section.length)
}

function targeted(entry: Table): SectionPermalink[] {
  const pattern = asText(lookUp(entry, 'pattern'))
  const target = asTable(lookUp(entry, 'target'))
  const kind = asText(lookUp(target, 'kind'))?.toLowerCase() ?? null
  const path = asText(lookUp(target, 'path'))
  if (pattern === null || (kind !== null && !isKind(kind))) return []
  const section = path === null ? '**' : sectionPath(path.replace(/\/\*\*$/, ''))
  return (kind === null ? (['page', 'section', 'taxonomy', 'term'] as const) : [kind]).map((each) => ({
    kind: each,
    section,
    pattern,
  }))
}

function sectionPath(section: string): string {
  return section.replace(/^[\s/]+|[\s/]+$/g, '').toLowerCase()
}

/** The front matter keys of the taxonomies: `topics` of `topic = "topics"`. Zola has a list of names. */
function taxonomyKeys(value: JsonValue): string[] {
  return Array.isArray(value) ? namesIn(value) : Object.values(textTable(value))
}

/**
 * The folders of content: module mounts, else the `contentDir` of each language, else that of the site.
 * Source: https://gohugo.io/configuration/module/#mounts
 */
function readMounts(get: (name: string) => JsonValue, languages: Map<string, Table>, main: string): ContentMount[] {
  const mounts = lookUp(asTable(get('module')), 'mounts')
  const mounted = (Array.isArray(mounts) ? mounts : []).flatMap((entry) => readMount(asTable(entry)))
  if (mounted.length > 0) return mounted
  const shared = bareFolder(asText(get('contentdir')) ?? 'content')
  const own = [...languages].map(([lang, table]) => ({ lang, folder: asText(lookUp(table, 'contentdir')) }))
  const separate = own.flatMap(({ lang, folder }) =>
    folder === null ? [] : [{ folder: bareFolder(folder), target: '', lang }],
  )
  const others = own.filter(({ folder }) => folder === null)
  if (separate.length > 0 && others.length === 0) return separate
  // Where the default language has its own folder, files in the shared one belong to the other language.
  const isMainSeparate = separate.some(({ lang }) => lang === main)
  const lang = isMainSeparate && others.length === 1 ? (others[0]?.lang ?? null) : null
  return [...separate, { folder: shared, target: '', lang }]
}

function readMount(entry: Table): ContentMount[] {
  const source = asText(lookUp(entry, 'source'))
  const target = /^content(?:\/+(.*))?$/.exec(bareFolder(asText(lookUp(entry, 'target')) ?? ''))
  if (source === null || target === null || source.includes('..')) return []
  const lang = asText(lookUp(entry, 'lang'))?.toLowerCase() ?? null
  return [{ folder: bareFolder(source), target: target[1] ?? '', lang }]
}

/** A group that repeats can take very long to match. Hugo's own engine has no such limit. */
const slowExpression = /\)[*+?{]|\\[1-9]|\(\?<?[=!]|(?:[*+][^*+]*){4}/

function readIgnoredFiles(file: SettingsFile, value: JsonValue): string[] {
  return texts(value).filter((expression) => {
    if (expression.length <= 200 && !slowExpression.test(expression) && isExpression(expression)) return true
    const message = `ignoreFiles: "${expression.slice(0, 60)}" is not a regular expression that can be used, so it is left out`
    const hint = 'write a regular expression without repeated groups, such as "\\\\.tmp$"'
    file.report(
      { severity: 'WARNING', code: 'setting-invalid', message, hint },
      keyAsWritten(file.settings, 'ignorefiles'),
    )
    return false
  })
}

function isExpression(expression: string): boolean {
  try {
    new RegExp(expression)
    return true
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}
