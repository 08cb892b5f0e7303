import type { Fields } from '../front-matter/fields.ts'
import type { JsonValue } from '../model/json-value.ts'
import type { Site } from '../model/site.ts'
import { asText } from '../values/values.ts'

/** `{{ page.date }}`, `<%= slug %>`: a template that only its generator can evaluate. */
const template = /\{\{|\{%|<%|\$\{/

/** The path or permalink in a front matter value; null for `false`, templates and URLs of other hosts. */
export function writtenPath(value: JsonValue, site: Site): string | null {
  const text = asText(value)
  if (text === null || typeof value === 'boolean' || template.test(text)) return null
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return text
  return site.url !== null && (text === site.url || text.startsWith(`${site.url}/`))
    ? text.slice(site.url.length) || '/'
    : null
}

export function isPattern(path: string): boolean {
  return /(^|[/._-]):[a-z_]+/i.test(path) || /^(date|pretty|ordinal|weekdate|none)$/.test(path)
}

/** The article's path in its front matter: permalink, path, or a `url` without a host; null if there is none. */
export function ownPath(fields: Fields, site: Site): string | null {
  const found =
    fields.first('permalink', (value) => writtenPath(value, site)) ??
    fields.first('path', (value) => writtenPath(value, site)) ??
    fields.first('original', (value, key) => (/^url$/i.test(key) ? pathOfUrl(value, site) : null))
  return found?.read ?? null
}

/** Hugo's `url` is a path, with or without a leading slash. Elsewhere it is a path only with one. */
function pathOfUrl(value: JsonValue, site: Site): string | null {
  const path = writtenPath(value, site)
  const isHugo = site.dialect === 'hugo' && site.pathRules.exact
  return path !== null && (path.startsWith('/') || isHugo) && !/^[a-z][a-z0-9+.-]*:/i.test(path) ? path : null
}

/** A permalink or path that is a template, with its key; null if there is none. */
export function templateOf(fields: Fields): { key: string; written: string } | null {
  const asTemplate = (value: JsonValue) => (typeof value === 'string' && template.test(value) ? asText(value) : null)
  const found = fields.first('permalink', asTemplate) ?? fields.first('path', asTemplate)
  return found === null ? null : { key: found.key, written: found.read }
}
