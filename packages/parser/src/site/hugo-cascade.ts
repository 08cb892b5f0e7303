import { decode } from '../encoding/decode.ts'
import { readFrontMatter } from '../front-matter/front-matter.ts'
import type { JsonValue } from '../model/json-value.ts'
import { pathsWhere } from '../model/listing.ts'
import type { Cascade, Site, SiteFile } from '../model/site.ts'
import { parseFilePath } from '../paths/file-path.ts'
import { logicalPath } from '../paths/logical-path.ts'
import { mountOf } from '../paths/mount.ts'
import { matchesGlob } from '../paths/path-pattern.ts'
import { asTable, asText, isTable } from '../values/values.ts'
import { lookUp } from './setting-values.ts'

/**
 * Reads Hugo's `cascade`: a table of front matter, or a list of such tables, each with a `target` (`_target` before Hugo
 * 0.148). In the result, later entries take precedence; in Hugo's list, the first one does.
 * Source: https://gohugo.io/configuration/cascade/
 */
export function readCascade(value: JsonValue, { section, lang }: Pick<Cascade, 'section' | 'lang'>): Cascade[] {
  const entries = Array.isArray(value) ? value : [value]
  return entries.toReversed().flatMap((entry) => {
    if (!isTable(entry)) return []
    const target = asTable(lookUp(entry, 'target') ?? lookUp(entry, '_target'))
    const part = (name: string) => asText(lookUp(target, name))
    const environment = part('environment')
    if (environment !== null && !matchesGlob('production', environment)) return []
    const values = Object.fromEntries(Object.entries(entry).filter(([key]) => !/^_?target$/i.test(key)))
    return [{ section, path: part('path'), kind: part('kind'), lang: part('lang')?.toLowerCase() ?? lang, values }]
  })
}

/** The pages of sections, whose front matter can have a `cascade`. Only Hugo has them. */
export function sectionPages(paths: Iterable<string>, { dialect }: Site): string[] {
  return dialect === 'hugo'
    ? pathsWhere(paths, (path) => /(?:^|\/)_index\.(?:[\w-]+\.)?(?:md|markdown)$/i.test(path))
    : []
}

/** Adds the cascades of sections to those of the configuration. */
export function withCascades(site: Site, pages: SiteFile[]): Site {
  const found = pages.flatMap(({ path, bytes }) => {
    const { text } = decode(bytes, site.lang)
    // Problems of the file are reported when it is parsed.
    const value = text?.includes('cascade') ? lookUp(readFrontMatter(text, []).data, 'cascade') : null
    const file = parseFilePath(path, site.languages)
    const lang = file.suffixLanguage ?? mountOf(file.folders, site)?.lang ?? site.pathRules.defaultLanguage
    return readCascade(value, { section: logicalPath(file, site), lang })
  })
  if (found.length === 0) return site
  const depth = ({ section }: Cascade) => (section === '' ? 0 : section.split('/').length)
  return { ...site, cascades: [...site.cascades, ...found.toSorted((a, b) => depth(a) - depth(b))] }
}
