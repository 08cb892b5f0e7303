import { fold } from '../../text/folding.ts'
import { indexTokens } from '../../text/tokenizer.ts'

/** The names of an article `a`, one per line. */
export const names = `concat_ws(char(10),
  (SELECT group_concat(t.name || char(10) || j.spelling, char(10))
    FROM ArticleAuthor j JOIN Author t ON t.id = j.authorId WHERE j.articleId = a.id),
  (SELECT group_concat(spelling, char(10)) FROM ArticleCategory WHERE articleId = a.id),
  (SELECT group_concat(spelling, char(10)) FROM ArticleTag WHERE articleId = a.id),
  (SELECT group_concat(value, char(10)) FROM json_each(nullif(a.names, '[]'))))`

/** The title and the other names of an article `a`, one per line. */
export const titleAndNames = `concat_ws(char(10), a.title,
  (SELECT group_concat(value, char(10)) FROM json_each(nullif(a.names, '[]'))))`

/** The tokens of `titleAndNames`. */
export function titleTokens(lines: string): string {
  return indexTokens(fold(lines))
}

/** The tokens of `names`. */
export function nameTokens(lines: string): string {
  return indexTokens(eachOnce(fold(lines)))
}

/** The most frequent spelling of an author may change later. Folded spellings are equal, so each is counted once. */
function eachOnce(lines: string): string {
  return [...new Set(lines.split('\n'))].join('\n')
}
