import { fold, searchTokens } from '@broadsheet/database'
import Sqlite from 'better-sqlite3'
import { requestData } from './graphql-request.ts'

/** A start position of a page: the cursor for Broadsheet, and its values for the raw statement. */
export interface PagePosition {
  readonly cursor: string
  readonly sortAt: number
  readonly id: number
}

/** The values that requests use. */
export interface SampleValues {
  readonly articles: number
  readonly slugs: readonly string[]
  readonly categories: readonly string[]
  /** Words of two characters. Each is in more articles than one page shows. */
  readonly words: readonly string[]
  /** Positions in the newest tenth of the archive. */
  readonly newest: readonly PagePosition[]
  /** Positions at about three quarters of the archive. */
  readonly deep: readonly PagePosition[]
}

/** Returns a word as a phrase for the search index. */
export function phraseOf(word: string): string {
  return `"${searchTokens(fold(word))}"`
}

/** Reads slugs and categories from the database, and queries cursors from the running server at `port`. */
export async function readSampleValues(file: string, port: number): Promise<SampleValues> {
  const database = new Sqlite(file, { readonly: true })
  const column = (text: string) => database.prepare<[object], string>(text).pluck().all({ now: Date.now() })
  const visible = 'listed = 1 AND sortAt <= :now AND (expiresAt IS NULL OR expiresAt > :now)'
  const slugs = column(`SELECT slug FROM Article WHERE ${visible} ORDER BY id`)
  const categories = column(
    `SELECT slug FROM Category c WHERE EXISTS (SELECT 1 FROM ArticleCategory WHERE categoryId = c.id AND ${visible}) ORDER BY id`,
  )
  const position = database.prepare<[string], { sortAt: number; id: number }>(
    'SELECT sortAt, id FROM Article WHERE path = ?',
  )
  const positionsFrom = async (offset: number, count: number): Promise<PagePosition[]> => {
    const positions: PagePosition[] = []
    for (let at = offset; at < offset + count; at += 100) {
      const { articles } = await requestData<{ articles: { edges: { cursor: string; node: { path: string } }[] } }>(
        port,
        'query ($offset: Int!) { articles(first: 100, offset: $offset) { edges { cursor node { path } } } }',
        { offset: at },
      )
      for (const { cursor, node } of articles.edges) {
        const found = position.get(node.path)
        if (found) positions.push({ cursor, ...found })
      }
    }
    return positions
  }
  try {
    const words = [...new Set(column(`SELECT name FROM Category WHERE length(name) = 2 ORDER BY id`))]
    const titles = column(`SELECT title FROM Article WHERE ${visible} ORDER BY id LIMIT 500`)
    const hits = database.prepare<[string], number>(
      'SELECT count(*) FROM (SELECT 1 FROM ArticleSearch WHERE ArticleSearch MATCH ? LIMIT 24)',
    )
    for (const [word] of titles.flatMap((title) => [...title.matchAll(/\p{Script=Han}{2}/gu)].slice(0, 2))) {
      if (hits.pluck().get(phraseOf(word)) === 24) words.push(word)
    }
    const count = slugs.length
    const spread = Math.min(2000, Math.ceil(count / 10))
    return {
      articles: count,
      slugs,
      categories,
      words,
      newest: await positionsFrom(0, spread),
      deep: await positionsFrom(Math.floor(count * 0.75), spread),
    }
  } finally {
    database.close()
  }
}
