import type { JsonValue } from './article.ts'
import { collectionOf } from './collection.ts'
import type { FilePath } from './file-path.ts'
import { type Field, type Fields, type FrontMatterData, fieldsOf } from './keys.ts'
import { matchesPattern } from './path-pattern.ts'
import type { SettingsFile } from './settings-file.ts'
import type { Site } from './site.ts'
import { asTable, asText } from './values.ts'

/** Front matter for all articles of a scope. */
export interface FrontMatterDefaults {
  /** A pattern of paths within the content folder; '' is any. */
  path: string
  /** `posts`, `drafts`, `pages` or a collection's name; null is any. */
  type: string | null
  values: FrontMatterData
}

/**
 * Jekyll's `defaults:`, in the order in which they go over one another: of two scopes the one with the longer path counts,
 * of two paths of one length that with a type. What is left out is told.
 */
export function readDefaults(value: JsonValue, source: string | null, file: SettingsFile): FrontMatterDefaults[] {
  if (value === null) return []
  const read = (Array.isArray(value) ? value : [value]).flatMap((entry) => {
    const { scope, values } = asTable(entry)
    const path = bare(asText(asTable(scope ?? null).path ?? null) ?? '')
    const type = asText(asTable(scope ?? null).type ?? null)
    const problem = fault(scope ?? {}, values, path)
    if (problem === null && isTable(values)) return withinFolder({ path, type, values }, source, file.path)
    const message = `defaults: ${JSON.stringify(entry).slice(0, 80)} is left out, as ${problem}`
    const hint = 'write it as {scope: {path: _posts, type: posts}, values: {author: Ann Lee}}; a path may hold * and **'
    file.report({ severity: 'INFO', code: 'defaults-left-out', message, hint }, 'defaults')
    return []
  })
  return read.sort((a, b) => a.path.length - b.path.length || Number(a.type !== null) - Number(b.type !== null))
}

function fault(scope: JsonValue, values: JsonValue | undefined, path: string): string | null {
  if (!isTable(scope)) return 'its scope is no mapping'
  if (!isTable(values)) return 'it has no values'
  return /[[\]{}]/.test(path) ? 'its path holds brackets' : null
}

/** Jekyll counts paths from its source; where the folder given is `_posts` itself, its configuration stands above. */
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

function isTable(value: JsonValue | undefined): value is FrontMatterData {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A file's fields over those that the site's configuration gives it: a field that the file says anything of is its own. */
export function withDefaults(own: Fields, path: FilePath, site: Site): Fields {
  if (site.frontMatterDefaults.length === 0) return own
  const type = typeOf(path, site)
  const matching = site.frontMatterDefaults.filter(
    (one) => (one.type === null || one.type === type) && (one.path === '' || matchesPattern(path.file, one.path)),
  )
  if (matching.length === 0) return own
  const under = fieldsOf(Object.assign({}, ...matching.map(({ values }) => values)), site.keys)
  const said = (field: Field) => (own.written(field).length > 0 ? own : under)
  return {
    written: (field) => said(field).written(field),
    first: (field, read) => said(field).first(field, read),
    byKey: (key) => own.byKey(key) ?? under.byKey(key),
  }
}

/** What Jekyll calls the kind of a file. */
function typeOf(path: FilePath, site: Site): string {
  const special = path.folders.find((name) => name.startsWith('_') && site.collections.includes(name))
  if (special !== undefined) return special.slice(1)
  return collectionOf(path, site) === 'posts' ? 'posts' : 'pages'
}
