import type { SettingsFile } from '../front-matter/settings-file.ts'
import type { JsonValue } from '../model/json-value.ts'
import type { FrontMatterDefaults } from '../model/site.ts'
import { asTable, asText, isTable } from '../values/values.ts'

/**
 * Reads Jekyll's `defaults:`. In the result, later entries take precedence: a longer path over a shorter one, and for paths
 * of equal length, a scope with a type over one without. Entries that cannot be used are reported.
 */
export function readDefaults(value: JsonValue, source: string | null, file: SettingsFile): FrontMatterDefaults[] {
  if (value === null) return []
  const read = (Array.isArray(value) ? value : [value]).flatMap((entry) => {
    const { scope, values } = asTable(entry)
    const path = bare(asText(asTable(scope ?? null).path ?? null) ?? '')
    const type = asText(asTable(scope ?? null).type ?? null)
    const problem = reasonLeftOut(scope ?? {}, values, path)
    if (problem === null && isTable(values)) return withinFolder({ path, type, values }, source, file.path)
    const message = `defaults: ${JSON.stringify(entry).slice(0, 80)} is left out, because ${problem}`
    const hint =
      'write it as {scope: {path: _posts, type: posts}, values: {author: Ann Lee}}; a path can contain * and **'
    file.report({ severity: 'INFO', code: 'defaults-left-out', message, hint }, 'defaults')
    return []
  })
  return read.sort((a, b) => a.path.length - b.path.length || Number(a.type !== null) - Number(b.type !== null))
}

function reasonLeftOut(scope: JsonValue, values: JsonValue | undefined, path: string): string | null {
  if (!isTable(scope)) return 'its scope is not a mapping'
  if (!isTable(values)) return 'it has no values'
  return /[[\]{}]/.test(path) ? 'its path contains brackets' : null
}

/** Jekyll's paths start at its source folder. If the content folder is `_posts`, the configuration is in a folder above it. */
function withinFolder(defaults: FrontMatterDefaults, source: string | null, config: string): FrontMatterDefaults[] {
  const { path, type } = defaults
  if (!config.startsWith('../')) {
    const root = bare(source ?? '')
    return [root === '' ? defaults : { ...defaults, path: path === '' ? root : `${root}/${path}` }]
  }
  const posts = /^(?:_posts(?:\/|$)|$)/
  return posts.test(path) && (type ?? 'posts') === 'posts'
    ? [{ ...defaults, path: path.replace(posts, ''), type: null }]
    : []
}

function bare(path: string): string {
  return path.replace(/^\.?\/+|\/+$/g, '')
}
