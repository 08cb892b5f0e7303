/**
 * The key that all spellings of one author share: NFKC, lower case, single spaces. Empty for a name without characters.
 */
export function authorKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll('ς', 'σ').replace(/\s+/gu, ' ').trim()
}

/** The key that all spellings of one category share, from its names from the root down. */
export function categoryKey(names: string[]): string {
  return names.map((name) => `${authorKey(name)}\n`).join('')
}

/**
 * The key that all spellings of one tag share. As for authors, and hyphen, underscore and space are equal
 * (`service-mesh`, `Service Mesh`).
 */
export function tagKey(name: string): string {
  const key = authorKey(name)
  return key.replace(/[-_\s]+/gu, ' ').trim() || key
}
