/** Links that can mean one target, and links that can mean one of a range. */
export const meaning = linksThatMean('wanted(value) AS (VALUES (?))', 'target = value')

export const meaningWithin = linksThatMean('wanted(low, high) AS (VALUES (?, ?))', 'target BETWEEN low AND high')

function linksThatMean(wanted: string, condition: string): string {
  // By their row numbers: by pairs of columns SQLite would read the whole table.
  return `Link.rowid IN (WITH ${wanted}
    SELECT l.rowid FROM wanted CROSS JOIN Link l ON l.${condition}
    UNION ALL SELECT l.rowid FROM wanted CROSS JOIN LinkMeaning m ON m.${condition} CROSS JOIN Link l USING (fromId, position))`
}

/** All that people write for one path: generators differ in what they make of `page.md`. */
export function spellings(path: string): string[] {
  const bare = path.replace(/\/$|\.html$/, '')
  return [bare, `${bare}/`, `${bare}.html`]
}

/** Of the nearest table around it that has targets. */
const written = 'substr(target, 6)'

const bare = `CASE WHEN ${written} LIKE '%.html' THEN substr(${written}, 1, length(${written}) - 5) ELSE rtrim(${written}, '/') END`

/** As it is written first, and then each of its spellings. */
function byPath(statement: (path: string) => string): string[] {
  return [written, `(${bare}) || '/'`, bare, `(${bare}) || '.html'`].map((path) => `(${statement(path)})`)
}

/** What each kind of target (each five characters with its colon) means; an article stands before a redirect. */
export const found = {
  file: `SELECT id FROM Article WHERE file = ${written}`,
  slug: `SELECT id FROM Article WHERE slug = ${written} ORDER BY file LIMIT 1`,
  path: `SELECT coalesce(${[
    ...byPath((path) => `SELECT id FROM Article WHERE path = ${path}`),
    ...byPath(
      (path) => `SELECT articleId FROM Redirect WHERE "from" = ${path} AND articleId IS NOT NULL ORDER BY file LIMIT 1`,
    ),
  ].join(', ')})`,
}
