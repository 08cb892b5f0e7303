import type { WriteConnection } from '../connection/write-connection.ts'

/**
 * Writes each name's rank in the alphabetical order of the archive's language. SQLite has no collations for languages,
 * so lists are ordered by this number. Chinese names are ordered by pinyin, unless the language has another order for
 * them.
 */
export function rankNames(
  connection: WriteConnection,
  table: 'Author' | 'Category' | 'Tag',
  lang: string | null,
): void {
  const rows = connection.all<{ id: number; name: string; rank: number }>(
    `SELECT id, name, rank FROM "${table}" ORDER BY rank, id`,
  )
  const { compare } = new Intl.Collator(orderOf(lang, rows), { numeric: true })
  const ordered = rows.toSorted(
    (a, b) => compare(a.name, b.name) || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id),
  )
  const ranks = ordered.map(({ id, rank }, place) => ({ id, rank, place })).filter(({ rank, place }) => rank !== place)
  connection.assign(
    table,
    'rank',
    ranks.map(({ id, place }) => [id, place]),
  )
}

function orderOf(lang: string | null, names: { name: string }[]): string {
  const known = lang !== null && Intl.Collator.supportedLocalesOf(safely(lang)).length > 0 ? lang : 'und'
  const ownHanOrder = /^(ja|ko|yue|zh-(hant|tw|hk|mo))\b/i.test(known)
  return !ownHanOrder && names.some(({ name }) => /\p{Script=Han}/u.test(name)) ? 'zh-Hans-u-co-pinyin' : known
}

/** Intl rejects some tags that people write, such as `zh_CN`. Then no language is used. */
function safely(lang: string): string[] {
  try {
    return Intl.getCanonicalLocales(lang)
  } catch (error) {
    if (error instanceof RangeError) return []
    throw error
  }
}
