/** The names of an article `a`, a line each. */
export const names = `concat_ws(char(10),
  (SELECT group_concat(t.name || char(10) || j.spelling, char(10))
    FROM ArticleAuthor j JOIN Author t ON t.id = j.authorId WHERE j.articleId = a.id),
  (SELECT group_concat(spelling, char(10)) FROM ArticleCategory WHERE articleId = a.id),
  (SELECT group_concat(spelling, char(10)) FROM ArticleTag WHERE articleId = a.id))`

/** Which spelling of an author is the commonest may change later: folded they are one, and counted once. */
export function eachOnce(lines: string): string {
  return [...new Set(lines.split('\n'))].join('\n')
}
