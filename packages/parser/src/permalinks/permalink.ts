import type { Placeholder } from './date-placeholders.ts'
import { normalPath } from './normal-path.ts'

/** A URL path, or the name of the placeholder for which the article has no value (a date, an id). */
export type Expanded = { path: string } | { missing: string }

/** Jekyll's named patterns. */
export const jekyllStyles: { [name: string]: string } = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title.html',
  weekdate: '/:categories/:year/W:week/:short_day/:title.html',
  none: '/:categories/:title.html',
}

/**
 * Expands a permalink pattern.
 * @param values the placeholders of the generator; null for a value that the article does not have
 * @param other the value of a placeholder that is not among `values`; undefined keeps the text as written
 */
export function expandPermalink(
  pattern: string,
  values: { [name: string]: Placeholder },
  other: (name: string) => string | null | undefined = () => undefined,
): Expanded {
  let missing: string | undefined
  const path = pattern.replace(/:(\w*[a-z\d])/gi, (whole, name: string) => {
    const written = Object.hasOwn(values, name) ? undefined : other(name)
    const known = written === undefined ? longestKnown(name.toLowerCase(), values) : null
    if (written === undefined && known === null) return whole
    const value = known === null ? written : values[known]?.()
    if (value === null || value === undefined) missing ??= known ?? name
    return `${value ?? ''}${known === null ? '' : name.slice(known.length)}`
  })
  return missing === undefined ? { path: normalPath(path) } : { missing }
}

/** The longest known name at the start: `year` in `:year_archive`. Null if there is none. */
export function longestKnown(name: string, values: { [name: string]: unknown }): string | null {
  for (let length = name.length; length > 0; length--) {
    const candidate = name.slice(0, length)
    if (Object.hasOwn(values, candidate)) return candidate
  }
  return null
}

/** Whether a pattern, or one of Jekyll's names for one, contains the year. */
export function holdsDate(pattern: string): boolean {
  return /:(?:short_|w_)?year|:2006|:06/i.test(jekyllStyles[pattern] ?? pattern)
}
