import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { withoutPrivate } from '../fields/public-front-matter.ts'
import { foldKey, knownKeys } from '../front-matter/known-keys.ts'
import { readData } from '../front-matter/settings-file.ts'
import { readMenus } from '../menus/read-menus.ts'
import type { JsonValue } from '../model/json-value.ts'
import type { Menu, Site } from '../model/site.ts'
import { siteFileKind } from '../paths/site-files.ts'

const dataFile = /^(?:_data|data|source\/_data|src\/_data)\/(.+)\.(?:ya?ml|json|toml)$/i

/** The most characters of all data together, as JSON. */
const largestData = 1_000_000

/** The most bytes of one data file, and of all that are read. */
export const dataLimits = { file: 256_000, all: 2_000_000 }

/** Whether this is a file of the site's data, by its path. Authors are read as authors. */
export function isDataFile(path: string): boolean {
  return dataFile.test(path) && siteFileKind(path) === null
}

/** The public contents of a site's data files. */
export interface SiteData {
  /** The contents by path without folder and extension: `team/members`. */
  data: { [path: string]: JsonValue }
  /** The menus of the settings, or else those of a data file. */
  menus: Menu[]
  diagnostics: Diagnostic[]
}

/**
 * Reads the data files of a site. Private keys and e-mail addresses are left out, as from front matter. Files that cannot be
 * read, or for which there is no room, become diagnostics.
 * @param files the bytes are null for a file beyond the limits
 */
export function readSiteData(files: Iterable<{ path: string; bytes: Uint8Array | null }>, site: Site): SiteData {
  const diagnostics: Diagnostic[] = []
  const data = new Map<string, JsonValue>()
  let size = 0
  for (const { path, bytes } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const name = dataFile.exec(path)?.[1]
    if (name === undefined) continue
    const value = bytes === null ? undefined : readData(path, bytes, diagnostics)
    const length = value === undefined ? 0 : JSON.stringify(value).length
    if (bytes === null || size + length > largestData) diagnostics.push(tooLarge(path))
    else if (value !== undefined) {
      size += length
      data.set(name, withoutSecrets(value, site))
    }
  }
  const menu = menuNames.map((name) => data.get(name)).find((value) => value !== undefined)
  const menus = site.menus.length > 0 ? site.menus : readMenus(menu ?? null)
  return { data: Object.fromEntries(data), menus, diagnostics }
}

/** Data files that sites have for their menus. */
const menuNames = ['navigation', 'menu', 'menus', 'nav']

function withoutSecrets(value: JsonValue, site: Site): JsonValue {
  const secret = new Set(site.privateKeys.map(foldKey))
  const people = new Set([...knownKeys.author, ...(site.keys.author ?? [])].map(foldKey))
  return (
    withoutPrivate(
      { value },
      (key) => secret.has(foldKey(key)),
      (key) => people.has(foldKey(key)),
    ).value ?? null
  )
}

function tooLarge(file: string): Diagnostic {
  return {
    severity: 'WARNING',
    code: 'data-too-large',
    message: `the data file is not in site.data: a file can have ${dataLimits.file} bytes, and all of them ${largestData} characters`,
    file,
    hint: 'split the file, or read it in the front end',
  }
}
