import { foldKey } from '../front-matter/known-keys.ts'
import type { Site } from '../model/site.ts'
import { matchesPattern } from '../paths/path-pattern.ts'
import { foldName } from '../values/values.ts'

/** Returns the time zone for the dates of a front matter key that have none; without a key, for dates in names of files. */
export type ZoneOf = (key: string | null) => string

/** Finds the zones of one file: the first rule of `timeZones` in site.yml that fits, else the site's zone. */
export function zoneOf(site: Site, file: string, categories: string[][]): ZoneOf {
  const rules = site.timeZones.filter(
    ({ files, category }) =>
      (files === null || matchesPattern(file, files)) && (category === null || hasCategory(categories, category)),
  )
  return (key) =>
    rules.find((rule) => rule.key === null || (key !== null && foldKey(rule.key) === foldKey(key)))?.zone ??
    site.timeZone
}

/** Whether a path contains a category by its name, or a path of names as in `News/Local`. */
function hasCategory(categories: string[][], wanted: string): boolean {
  const name = foldName(wanted)
  return categories.some(
    (path) => path.some((one) => foldName(one) === name) || `${path.map(foldName).join('/')}/`.startsWith(`${name}/`),
  )
}
