import type { Settings, SettingsFile } from '../front-matter/settings-file.ts'
import type { JsonValue } from '../model/json-value.ts'
import { isTable } from '../values/values.ts'
import { keyAsWritten } from './setting-values.ts'

/**
 * Merges Hugo's configuration files into one, as Hugo does: the file at the root of the site, then the files in
 * `config/_default`, then those in `config/production`. Later values take precedence, and tables are merged. The name of a
 * file in these folders is the name of its table: `languages.toml`, `params.toml`, `menus.en.toml`.
 * Source: https://gohugo.io/configuration/introduction/#configuration-directory
 */
export function mergeHugoFiles(files: SettingsFile[]): SettingsFile | null {
  const ordered = files.toSorted((a, b) => rank(a.path) - rank(b.path))
  const [first] = ordered
  if (first === undefined) return null
  const settings = ordered.reduce<Settings>((merged, file) => merge(merged, inTable(file)), {})
  return {
    path: first.path,
    text: first.text,
    settings,
    report(problem, at) {
      const owner = ordered.findLast((file) => typeof at === 'string' && at in file.settings) ?? first
      owner.report(problem, at)
    },
  }
}

function rank(path: string): number {
  if (!/(?:^|\/)config\/[^/]+\/[^/]+$/.test(path)) return 0
  // Files for the whole site come before the tables.
  return (
    (path.includes('/production/') || path.startsWith('config/production/') ? 3 : 1) + (tableOf(path) === null ? 0 : 1)
  )
}

/** The names of the tables that a file contains: none for `hugo.toml`, `menus` and `en` for `menus.en.toml`. */
function tableOf(path: string): string[] | null {
  const name = /(?:^|\/)config\/[^/]+\/([^/]+)\.[^./]+$/.exec(path)?.[1]
  if (name === undefined || /^(?:hugo|config)$/i.test(name)) return null
  return name.split('.')
}

function inTable({ path, settings }: SettingsFile): Settings {
  const [table, language] = tableOf(path) ?? []
  if (table === undefined) return settings
  return language === undefined ? { [table]: settings } : { languages: { [language]: { [table]: settings } } }
}

function merge(under: Settings, over: Settings): Settings {
  const merged = { ...under }
  for (const [key, value] of Object.entries(over)) {
    const name = keyAsWritten(merged, key.toLowerCase())
    const before: JsonValue = (Object.hasOwn(merged, name) ? merged[name] : null) ?? null
    if (Object.hasOwn(merged, name) && name !== key) delete merged[name]
    merged[key] = isTable(before) && isTable(value) ? merge(before, value) : value
  }
  return merged
}
