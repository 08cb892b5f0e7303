/** Conditions on links that have one target, or a target in a range, as any of their targets. */
export const meaning = linksThatMean('wanted(value) AS (VALUES (?))', 'target = value')

export const meaningWithin = linksThatMean('wanted(low, high) AS (VALUES (?, ?))', 'target BETWEEN low AND high')

function linksThatMean(wanted: string, condition: string): string {
  // Selects row numbers: with pairs of columns, SQLite would scan the whole table.
  return `Link.rowid IN (WITH ${wanted}
    SELECT l.rowid FROM wanted CROSS JOIN Link l ON l.${condition}
    UNION ALL SELECT l.rowid FROM wanted CROSS JOIN LinkMeaning m ON m.${condition} CROSS JOIN Link l USING (fromId, position))`
}

/** The ways to write one path: generators create different paths for `page.md`. */
export function spellings(path: string): string[] {
  const bare = path.replace(/\/$|\.html$/, '')
  return [bare, `${bare}/`, `${bare}.html`]
}

/** Without its prefix, the target of the nearest table in the statement. */
const written = 'substr(target, 6)'

const bare = `CASE WHEN ${written} LIKE '%.html' THEN substr(${written}, 1, length(${written}) - 5) ELSE rtrim(${written}, '/') END`

/** First as written, then the other ways to write it. */
function byPath(statement: (path: string) => string): string[] {
  return [written, `(${bare}) || '/'`, bare, `(${bare}) || '.html'`].map((path) => `(${statement(path)})`)
}

/** The parts of `date:2015-09-04/a-post` or `date:2015-09/a-post`. */
const period = `substr(${written}, 1, instr(${written}, '/') - 1)`
const firstDay = `CASE length(${period}) WHEN 7 THEN ${period} || '-01' ELSE ${period} END`
const name = `substr(${written}, instr(${written}, '/') + 1)`

/** In milliseconds since 1970, as `sortAt` is. */
function instantOf(day: string, ...modifiers: string[]): string {
  const given = modifiers.map((modifier) => (/^[-+]/.test(modifier) ? `'${modifier}'` : modifier))
  return `(SELECT 1000 * unixepoch(${[day, ...given].join(', ')}))`
}

/**
 * SELECT of the article for each kind of target. The names with their colon have five characters. Articles come before
 * redirects.
 */
export const found = {
  file: `SELECT id FROM Article WHERE file = ${written}`,
  slug: `SELECT id FROM Article WHERE slug = ${written} ORDER BY file LIMIT 1`,
  path: `SELECT coalesce(${[
    ...byPath((path) => `SELECT id FROM Article WHERE path = ${path}`),
    ...byPath(
      (path) => `SELECT articleId FROM Redirect WHERE "from" = ${path} AND articleId IS NOT NULL ORDER BY file LIMIT 1`,
    ),
  ].join(', ')})`,
  // A day begins up to 14 hours earlier and ends up to 12 hours later in other time zones.
  date: `SELECT id FROM Article WHERE sortAt >= ${instantOf(firstDay, '-14 hours')}
    AND sortAt < ${instantOf(firstDay, `CASE length(${period}) WHEN 7 THEN '+1 month' ELSE '+1 day' END`, '+12 hours')}
    AND (slug = ${name} OR slug GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]-*' AND substr(slug, 12) = ${name})
    ORDER BY sortAt, id LIMIT 1`,
}
