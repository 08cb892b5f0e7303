import type { Fields } from '../front-matter/fields.ts'
import { foldKey } from '../front-matter/known-keys.ts'
import type { Site } from '../model/site.ts'
import { asAbsoluteUrl, asNames } from '../values/values.ts'
import { normalPath } from './normal-path.ts'
import { writtenPath } from './written-path.ts'

/** The aliases as paths within the site. Aliases on other hosts, and those that are names, are left out. */
export function aliasesOf(fields: Fields, ownPath: string, site: Site): string[] {
  const aliases = fields
    .written('alias')
    .filter(({ key }) => !isNameKey(key, site))
    .flatMap(({ value }) => asNames(value))
  const paths = aliases.flatMap((alias) => {
    const path = writtenPath(alias, site)
    return path === null ? [] : [normalPath(path)]
  })
  return [...new Set(paths)].filter((path) => path !== ownPath)
}

/** The aliases that are names and no paths: in Obsidian, other names of the note. */
export function namesOf(fields: Fields, site: Site): string[] {
  const aliases = fields.written('alias').filter(({ key }) => isNameKey(key, site))
  return [...new Set(aliases.flatMap(({ value }) => asNames(value)))]
}

function isNameKey(key: string, site: Site): boolean {
  return site.dialect === 'obsidian' && foldKey(key) !== 'redirectfrom'
}

/** The absolute URL at which the article was first published; null if the front matter has none. */
export function originalUrlOf(fields: Fields): string | null {
  return fields.first('original', asAbsoluteUrl)?.read ?? fields.first('permalink', asAbsoluteUrl)?.read ?? null
}

/** The target of `redirect_to`: an absolute URL or a path of this site; null if there is none. */
export function redirectOf(fields: Fields): string | null {
  const found = fields.first('redirectTo', (value) => asNames(value)[0] ?? null)?.read
  if (found === undefined) return null
  return /^https?:\/\//i.test(found) ? found : /^[a-z][a-z0-9+.-]*:/i.test(found) ? null : normalPath(found)
}
