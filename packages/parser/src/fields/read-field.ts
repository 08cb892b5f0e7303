import type { Problem } from '../diagnostics/problem.ts'
import type { Fields } from '../front-matter/fields.ts'
import { type Field, isKnownKey } from '../front-matter/known-keys.ts'
import type { JsonValue } from '../model/json-value.ts'
import type { Site } from '../model/site.ts'
import { plainTitle } from '../text/plain-title.ts'
import { asNames, asText } from '../values/values.ts'
import type { ParseContext } from './parse-context.ts'

/** The first text of a field, without markup; null if there is none. */
export function textOf(fields: Fields, field: Field): string | null {
  return (
    fields.first(field, (value) => plainTitle(asText(typeof value === 'boolean' ? null : value) ?? '') || null)?.read ??
    null
  )
}

/** Reads the first usable value of a field. Problems of all values read are reported at their keys. */
export function listOf<T>(
  fields: Fields,
  field: Field,
  report: ParseContext['report'],
  read: (value: JsonValue, key: string, problems: Problem[]) => T | null,
): T | null {
  const found = fields.first(field, (value, key) => {
    const problems: Problem[] = []
    const result = read(value, key, problems)
    for (const problem of problems) report(problem, key)
    return result
  })
  return found?.read ?? null
}

/** The tags of an article, without repetitions that differ only in case. `keywords` counts only if there are no tags. */
export function tagsOf(fields: Fields, site: Site): string[] {
  const read = (value: JsonValue) => {
    const names = asNames(value).map((name) => name.replace(/^#(?=\S)/, ''))
    return names.length === 0 ? null : names
  }
  // The terms of a Hugo site's own taxonomies (`topics`) are tags too.
  const terms = site.taxonomies.filter((key) => !isKnownKey(key)).flatMap((key) => read(fields.byKey(key)) ?? [])
  const written = fields.first('tag', read)?.read
  const tags = [...(written ?? (terms.length === 0 ? fields.first('keywords', read)?.read : null) ?? []), ...terms]
  const seen = new Set<string>()
  return tags.filter((tag) => !seen.has(tag.toLowerCase()) && seen.add(tag.toLowerCase()))
}
