import type { Problem } from '../diagnostics/problem.ts'
import type { Fields } from '../front-matter/fields.ts'
import { isKnownKey } from '../front-matter/known-keys.ts'
import type { JsonValue } from '../model/json-value.ts'
import type { Site } from '../model/site.ts'
import { asNames, withoutRepetitions } from '../values/values.ts'
import { meantNames } from './meant-names.ts'
import type { ParseContext } from './parse-context.ts'
import { listOf } from './read-field.ts'

/**
 * The tags of an article, without repetitions that differ only in case. A tag is its text as written: `#1`, `#topic#` and
 * `＃话题＃` keep their signs, because no sign tells a decoration from a name. `keywords` counts only if there are no tags.
 */
export function tagsOf(fields: Fields, site: Site, report: ParseContext['report']): string[] {
  const isVault = site.dialect === 'obsidian'
  const read = (value: JsonValue, key: string, problems: Problem[]) => {
    const meant = meantNames(value, key, 'tag', problems)
    // Jekyll splits the text of the plural key at blanks.
    if (site.dialect === 'jekyll' && /^tags$/i.test(key) && typeof meant === 'string' && !/[,，、;；[]/.test(meant))
      return asNames(meant, (text) => text.split(/\s+/))
    const names = isVault ? asNames(meant, splitAtBlanks).map((name) => name.replace(/^#(?=.)/, '')) : asNames(meant)
    return names.length === 0 ? null : names
  }
  // The terms of a Hugo site's own taxonomies (`topics`) are tags too.
  const terms = site.taxonomies
    .filter((key) => !isKnownKey(key))
    .flatMap((key) => read(fields.byKey(key), key, []) ?? [])
  const written = listOf(fields, 'tag', report, read)
  const tags = [...(written ?? (terms.length === 0 ? listOf(fields, 'keywords', report, read) : null) ?? []), ...terms]
  return withoutRepetitions(tags)
}

/** A tag of Obsidian contains no blank, and its sign is not part of it: `tags: harbour ships` are two. */
function splitAtBlanks(text: string): string[] {
  return text.split(/[\s,，、;；]+/)
}
