const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

const canonical = new Map<string, string | null>()

/** Converts `zh_cn` to `zh-CN`. Returns null for texts other than BCP 47 tags of existing languages (`english`, `xx`). */
export function languageTag(text: string): string | null {
  let tag = canonical.get(text)
  if (tag === undefined) {
    tag = canonicalTag(text)
    // Texts come from files. The limit prevents a hostile folder from filling the memory.
    if (canonical.size < 1000) canonical.set(text, tag)
  }
  return tag
}

function canonicalTag(text: string): string | null {
  const candidate = text.trim().replaceAll('_', '-').replace(/\..*$/, '')
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(candidate)) return null
  try {
    const [tag] = Intl.getCanonicalLocales(candidate)
    return tag !== undefined && names.of(tag.split('-')[0] ?? '') !== undefined ? tag : null
  } catch {
    // RangeError: the text does not have the form of a tag.
    return null
  }
}
