import type { Fields } from '../front-matter/fields.ts'
import type { JsonValue } from '../model/json-value.ts'
import type { Site } from '../model/site.ts'
import { asText } from '../values/values.ts'

/** `{{ page.date }}`, `<%= slug %>`: a template that only its generator can fill. */
const template = /\{\{|\{%|<%|\$\{/

/** A path or permalink that the front matter sets and that is one; false, templates and other hosts' addresses are none. */
export function writtenPath(value: JsonValue, site: Site): string | null {
  const text = asText(value)
  if (text === null || typeof value === 'boolean' || template.test(text)) return null
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return text
  return site.url !== null && (text === site.url || text.startsWith(`${site.url}/`))
    ? text.slice(site.url.length) || '/'
    : null
}

export function isPattern(path: string): boolean {
  return /(^|[/.-]):[a-z_]+/i.test(path) || /^(date|pretty|ordinal|weekdate|none)$/.test(path)
}

/** What front matter says of the article's own path: permalink, path, or a `url` that is no address of another host. */
export function ownPath(fields: Fields, site: Site): string | null {
  const found =
    fields.first('permalink', (value) => writtenPath(value, site)) ??
    fields.first('path', (value) => writtenPath(value, site)) ??
    fields.first('original', (value, key) =>
      /^url$/i.test(key) && asText(value)?.startsWith('/') === true ? asText(value) : null,
    )
  return found?.read ?? null
}

/** A permalink or path that only its generator could fill, with the key that it stands under. */
export function templateOf(fields: Fields): { key: string; written: string } | null {
  const asTemplate = (value: JsonValue) => (typeof value === 'string' && template.test(value) ? asText(value) : null)
  const found = fields.first('permalink', asTemplate) ?? fields.first('path', asTemplate)
  return found === null ? null : { key: found.key, written: found.read }
}
