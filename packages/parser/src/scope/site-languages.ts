import { languageTag } from '../values/language-tag.ts'

/** Tags that almost always mean a language when they name a folder, unlike `it`, `is`, `no` and `my`. */
const plain = new Set('en zh ja ko de fr es ru pt nl pl tr vi uk cs sv da fi el he hu ro ar fa th hi bn ca'.split(' '))

function tagOf(name: string): string | null {
  const tag = name.toLowerCase().replace('_', '-')
  if (!/^[a-z]{2}(?:-(?:[a-z]{2}|[a-z]{4}|\d{3}))?$/.test(tag)) return null
  return languageTag(tag) === null ? null : tag
}

/**
 * The language tags that a site uses as folder names or before a file extension, in lower case. A short tag that is also a
 * word counts only if there are other languages next to it.
 */
export function findLanguages(articles: Iterable<string>): string[] {
  const byParent = new Map<string, Set<string>>()
  const suffixes = new Set<string>()
  const seen = new Set<string>()
  for (const path of articles) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    if (!seen.has(folder)) {
      seen.add(folder)
      collectFolders(folder, byParent)
    }
    const suffix = /\.([A-Za-z]{2}(?:[-_][A-Za-z]{2,4})?)\.\w+$/.exec(path)?.[1]
    const tag = suffix === undefined ? null : tagOf(suffix)
    if (tag !== null) suffixes.add(tag)
  }
  const languages = new Set<string>()
  for (const group of [...byParent.values(), suffixes])
    for (const tag of group) if (group.size >= 2 || plain.has(tag) || tag.includes('-')) languages.add(tag)
  return [...languages].sort()
}

function collectFolders(folder: string, byParent: Map<string, Set<string>>): void {
  let parent = ''
  for (const name of folder.split('/')) {
    const tag = tagOf(name)
    if (tag !== null) {
      const group = byParent.get(parent) ?? new Set()
      byParent.set(parent, group.add(tag))
    }
    parent += `${name}/`
  }
}
