import type { LinkTarget } from '../model/article.ts'

/**
 * Returns the target of a link to a note of a vault by its name, or by the end of its path.
 * @param path as written: `Note`, `folder/Note.md`, `../Note`
 * @param file the linking file
 * @param lang the language of the linking article, a BCP 47 tag
 */
export function noteTarget(path: string, file: string, lang: string | null): LinkTarget {
  const name = path
    .replaceAll('|', ' ')
    .replace(/\.(?:md|markdown)$/i, '')
    .normalize('NFC')
  const key = (name.split('/').at(-1) ?? '').toLowerCase()
  const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')))
  return `name:${key}|${lang ?? ''}|${folder}|${name}`
}
