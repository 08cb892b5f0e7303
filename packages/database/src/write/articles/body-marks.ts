import type { ArticleRows } from '../../schema/import-rows.ts'
import { marksOf } from '../../text/shingles.ts'
import { searchTextOf } from '../../text/tokenizer.ts'

/** The marks by which versions of one story are found. A parser thread has made them, or they are made here. */
export function marksOfBody({ storyMarks, text }: ArticleRows['body']): readonly number[] {
  return storyMarks ?? marksOf(searchTextOf('', typeof text === 'string' ? text : Buffer.from(text).toString()))
}
