import { type Fields, fieldsOf } from '../front-matter/fields.ts'
import type { Field } from '../front-matter/known-keys.ts'
import type { FrontMatterData } from '../model/json-value.ts'
import type { Site } from '../model/site.ts'
import { collectionOf } from '../paths/collection.ts'
import { type FilePath, isIndex } from '../paths/file-path.ts'
import { logicalPath } from '../paths/logical-path.ts'
import { pathLanguage } from '../paths/path-language.ts'
import { matchesGlob, matchesPattern } from '../paths/path-pattern.ts'
import { asNames } from '../values/values.ts'

/** A file's fields, with the defaults of the site's configuration and sections for fields that the file does not set. */
export function withDefaults(own: Fields, path: FilePath, site: Site): Fields {
  const matching = [...defaultsFor(path, site), ...cascadesFor(path, site)]
  if (matching.length === 0) return own
  const layers = [own, ...matching.toReversed().map((values) => fieldsOf(values, site.keys))]
  // Eleventy merges lists, and `tags` are lists.
  const tags = site.dialect === 'eleventy' ? layers.flatMap((layer) => layer.written('tag')) : []
  const [first] = tags
  if (first !== undefined && tags.length > 1) {
    const value = tags.toReversed().flatMap((entry) => asNames(entry.value))
    layers.unshift(fieldsOf({ [first.key]: value }, site.keys))
  }
  const source = (field: Field) => layers.find((layer) => layer.written(field).length > 0) ?? own
  return {
    written: (field) => source(field).written(field),
    first: (field, read) => source(field).first(field, read),
    byKey(key) {
      for (const layer of layers) {
        const value = layer.byKey(key)
        if (value !== null) return value
      }
      return null
    },
  }
}

/** The values of Jekyll's `defaults` for a file, the most specific entry last. */
function defaultsFor(path: FilePath, site: Site): FrontMatterData[] {
  if (site.frontMatterDefaults.length === 0) return []
  const type = typeOf(path, site)
  return site.frontMatterDefaults
    .filter(
      (one) => (one.type === null || one.type === type) && (one.path === '' || matchesPattern(path.file, one.path)),
    )
    .map(({ values }) => values)
}

/** Jekyll's type of a file, as scopes in `defaults` name it. */
function typeOf(path: FilePath, site: Site): string {
  const special = path.folders.find((name) => name.startsWith('_') && site.collections.includes(name))
  if (special !== undefined) return special.slice(1)
  return collectionOf(path, site) === 'posts' ? 'posts' : 'pages'
}

/** The values of Hugo's cascades for a page, those of the nearest section last. */
function cascadesFor(path: FilePath, site: Site): FrontMatterData[] {
  if (site.cascades.length === 0) return []
  const page = logicalPath(path, site)
  const kind =
    path.stem !== '_index' && !(page === '' && isIndex(path.stem)) ? 'page' : page === '' ? 'home' : 'section'
  const lang = pathLanguage(path, site)?.toLowerCase() ?? site.pathRules.defaultLanguage ?? ''
  return site.cascades
    .filter(
      (one) =>
        (one.section === '' || `${page}/`.startsWith(`${one.section}/`)) &&
        (one.path === null || matchesGlob(page, one.path)) &&
        (one.kind === null || matchesGlob(kind, one.kind)) &&
        (one.lang === null || matchesGlob(lang, one.lang)),
    )
    .map(({ values }) => values)
}
