import { type Fields, fieldsOf } from '../front-matter/fields.ts'
import type { Field } from '../front-matter/known-keys.ts'
import type { Site } from '../model/site.ts'
import { collectionOf } from '../paths/collection.ts'
import type { FilePath } from '../paths/file-path.ts'
import { matchesPattern } from '../paths/path-pattern.ts'

/** A file's fields, with the defaults of the site's configuration for fields that the file does not set. */
export function withDefaults(own: Fields, path: FilePath, site: Site): Fields {
  if (site.frontMatterDefaults.length === 0) return own
  const type = typeOf(path, site)
  const matching = site.frontMatterDefaults.filter(
    (one) => (one.type === null || one.type === type) && (one.path === '' || matchesPattern(path.file, one.path)),
  )
  if (matching.length === 0) return own
  const under = fieldsOf(Object.assign({}, ...matching.map(({ values }) => values)), site.keys)
  const source = (field: Field) => (own.written(field).length > 0 ? own : under)
  return {
    written: (field) => source(field).written(field),
    first: (field, read) => source(field).first(field, read),
    byKey: (key) => own.byKey(key) ?? under.byKey(key),
  }
}

/** Jekyll's type of a file, as scopes in `defaults` name it. */
function typeOf(path: FilePath, site: Site): string {
  const special = path.folders.find((name) => name.startsWith('_') && site.collections.includes(name))
  if (special !== undefined) return special.slice(1)
  return collectionOf(path, site) === 'posts' ? 'posts' : 'pages'
}
