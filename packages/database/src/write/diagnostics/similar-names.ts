import type { WriteConnection } from '../connection/write-connection.ts'
import { diagnostic, type WholeNote } from './diagnostic-row.ts'
import { isOneSlip, isTellable, slipKeys } from './one-slip.ts'

/** A name that is used so often is known. A name that is used so seldom may be a slip. */
const KNOWN = 10
const RARE = 2

const kinds = {
  Author: { column: 'authorId', noun: 'author', code: 'author-similar', isDescribed: 'fromSite' },
  Tag: { column: 'tagId', noun: 'tag', code: 'tag-similar', isDescribed: 'FALSE' },
} as const

export type NamedTable = keyof typeof kinds

interface Name {
  id: number
  name: string
  /** The name in lower case. */
  key: string
  /** 1 if the site's files describe the author. */
  described: number
  /** The number of its articles, if it is less than `KNOWN`. */
  uses: number
}

interface Pair {
  rare: Name
  meant: Name
}

/**
 * Reports rare names of authors or tags that are one letter from a known one. The cost grows with the number of names, not
 * with its square, because names find each other by keys.
 */
export function similarNames(connection: WriteConnection, table: NamedTable, now: number): WholeNote[] {
  const { known, rare } = namesOf(connection, table)
  if (known.length === 0 || rare.length === 0) return []
  const byKey = knownByKey(known)
  return rare.flatMap((name) => {
    const meant = [...new Set(slipKeys(name.key).flatMap((key) => byKey.get(key) ?? []))]
      .filter((one) => isOneSlip(name.key, one.key))
      .find((one) => !areTogether(connection, table, name.id, one.id))
    return meant === undefined ? [] : noteOf(connection, table, { rare: name, meant }, now)
  })
}

function namesOf(connection: WriteConnection, table: NamedTable): { known: Name[]; rare: Name[] } {
  const { column, isDescribed } = kinds[table]
  const names = connection
    .all<Omit<Name, 'key'>>(
      `SELECT id, name, ${isDescribed} AS described, (SELECT COUNT(*) FROM
        (SELECT 1 FROM "Article${table}" u WHERE u."${column}" = t.id LIMIT ${KNOWN}) AS counted) AS uses
      FROM "${table}" t ORDER BY name, id`,
    )
    .filter(({ name }) => isTellable(name))
    .map((one) => ({ ...one, key: one.name.normalize('NFC').toLowerCase() }))
  return {
    known: names.filter(({ uses }) => uses >= KNOWN),
    rare: names.filter(({ uses, described }) => uses > 0 && uses <= RARE && described === 0),
  }
}

function knownByKey(known: Name[]): Map<string, Name[]> {
  const byKey = new Map<string, Name[]>()
  for (const name of known) {
    for (const key of new Set(slipKeys(name.key))) byKey.set(key, [...(byKey.get(key) ?? []), name])
  }
  return byKey
}

/** Whether an article has both names. Then its author means two. */
function areTogether(connection: WriteConnection, table: NamedTable, one: number, other: number): boolean {
  const { column } = kinds[table]
  const sql = `SELECT 1 FROM "Article${table}" a JOIN "Article${table}" b ON b.articleId = a.articleId
    WHERE a."${column}" = ? AND b."${column}" = ? LIMIT 1`
  return connection.get(sql, one, other) !== undefined
}

function noteOf(connection: WriteConnection, table: NamedTable, names: Pair, now: number): WholeNote[] {
  const { column, noun, code } = kinds[table]
  const { rare, meant } = names
  const isVisible = 'u.listed = TRUE AND u.sortAt <= ? AND (u.expiresAt IS NULL OR u.expiresAt > ?)'
  // A note about a hidden article is hidden with it, so such an article comes first.
  const first = connection.get<{ id: number; file: string }>(
    `SELECT a.id, a.file FROM "Article${table}" u JOIN Article a ON a.id = u.articleId WHERE u."${column}" = ?
    ORDER BY CASE WHEN ${isVisible} THEN 1 ELSE 0 END, a.file LIMIT 1`,
    ...[rare.id, now, now],
  )
  const sql = `SELECT COUNT(*) AS count FROM "Article${table}" u WHERE u."${column}" = ? AND ${isVisible}`
  const count = connection.get<{ count: number }>(sql, meant.id, now, now)?.count ?? 0
  if (first === undefined || count < KNOWN) return []
  const articles = rare.uses === 1 ? '1 article' : `${rare.uses} articles`
  const message = `The ${noun} “${rare.name}” of ${articles} is one slip from “${meant.name}” of ${count} articles.`
  const hint = `Write “${meant.name}” if it was meant. If both are right, set in site.yml: diagnostics: {ignore: [{code: ${code}, files: ${JSON.stringify(first.file)}}]}`
  return [{ ...diagnostic('WARNING', code, message, hint, rare.name), file: first.file, articleId: first.id }]
}
