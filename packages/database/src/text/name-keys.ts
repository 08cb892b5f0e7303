/** What spellings of one author share: NFKC, no case, white space squeezed. Empty for a name without characters. */
export function authorKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll('ς', 'σ').replace(/\s+/gu, ' ').trim()
}

/** What spellings of one category share: its names from the root down. */
export function categoryKey(names: string[]): string {
  return names.map((name) => `${authorKey(name)}\n`).join('')
}

/** What spellings of one tag share: as authors, and hyphen, underscore and space are one (`service-mesh`, `Service Mesh`). */
export function tagKey(name: string): string {
  const key = authorKey(name)
  return key.replace(/[-_\s]+/gu, ' ').trim() || key
}
