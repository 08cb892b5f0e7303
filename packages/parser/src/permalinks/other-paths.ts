import type { Fields } from '../front-matter/fields.ts'
import type { Site } from '../model/site.ts'
import { asAbsoluteUrl, asNames } from '../values/values.ts'
import { normalPath } from './normal-path.ts'
import { writtenPath } from './written-path.ts'

/** Paths that lead to the article: aliases as paths within the site; those of other hosts are none of ours. */
export function aliasesOf(fields: Fields, ownPath: string, site: Site): string[] {
  const aliases = fields.written('alias').flatMap(({ value }) => asNames(value))
  const paths = aliases.flatMap((alias) => {
    const path = writtenPath(alias, site)
    return path === null ? [] : [normalPath(path)]
  })
  return [...new Set(paths)].filter((path) => path !== ownPath)
}

/** Where the article was first published. */
export function originalUrlOf(fields: Fields): string | null {
  return fields.first('original', asAbsoluteUrl)?.read ?? fields.first('permalink', asAbsoluteUrl)?.read ?? null
}

/** An address elsewhere, or a path of this site. */
export function redirectOf(fields: Fields): string | null {
  const found = fields.first('redirectTo', (value) => asNames(value)[0] ?? null)?.read
  if (found === undefined) return null
  return /^https?:\/\//i.test(found) ? found : /^[a-z][a-z0-9+.-]*:/i.test(found) ? null : normalPath(found)
}
