import type { ArticleRows } from '../../schema/import-rows.ts'
import { wordsOf } from '../../text/words.ts'

/** The words that may be keywords of an article. A parser thread has made them, or they are made here. */
export function wordsOfRows({ article, body }: ArticleRows): string {
  const { words, text } = body
  return words ?? wordsOf(article.title, typeof text === 'string' ? text : Buffer.from(text).toString())
}
