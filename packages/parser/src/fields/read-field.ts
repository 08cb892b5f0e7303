import type { Problem } from '../diagnostics/problem.ts'
import type { Fields } from '../front-matter/fields.ts'
import type { Field } from '../front-matter/known-keys.ts'
import type { JsonValue } from '../model/json-value.ts'
import { plainTitle } from '../text/plain-title.ts'
import { asText } from '../values/values.ts'
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
