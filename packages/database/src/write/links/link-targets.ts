import type { WriteDialect } from '../connection/write-dialect.ts'

/** A condition on links that have a target as any of their targets. */
export function meaning(dialect: WriteDialect): string {
  return linksThatMean(dialect, 'wanted(value) AS (VALUES (?))', 'target = value')
}

/** A condition on links that have a target in a range as any of their targets. */
export function meaningWithin(dialect: WriteDialect): string {
  return linksThatMean(dialect, 'wanted(low, high) AS (VALUES (?, ?))', 'target BETWEEN low AND high')
}

function linksThatMean({ rowKey }: WriteDialect, wanted: string, condition: string): string {
  // Selects row numbers: with pairs of columns, SQLite would scan the whole table.
  return `Link.${rowKey} IN (WITH ${wanted}
    SELECT l.${rowKey} FROM wanted CROSS JOIN Link l WHERE l.${condition}
    UNION ALL SELECT l.${rowKey} FROM wanted CROSS JOIN LinkMeaning m CROSS JOIN Link l
      WHERE m.${condition} AND l.fromId = m.fromId AND l.position = m.position)`
}

/** The ways to write one path: generators create different paths for `page.md`. */
export function spellings(path: string): string[] {
  const bare = path.replace(/\/$|\.html$/, '')
  return [bare, `${bare}/`, `${bare}.html`]
}

/** Without its prefix, the target of the nearest table in the statement. */
const written = 'substr(target, 6)'

const bare = `CASE WHEN lower(${written}) LIKE '%.html' THEN substr(${written}, 1, length(${written}) - 5) ELSE rtrim(${written}, '/') END`

/** First as written, then the other ways to write it. */
function byPath(statement: (path: string) => string): string[] {
  return [written, `(${bare}) || '/'`, bare, `(${bare}) || '.html'`].map((path) => `(${statement(path)})`)
}

/**
 * SELECT of the article for each kind of target. The names with their colon have five characters. Articles come before
 * redirects.
 */
export function found(dialect: WriteDialect): { [kind: string]: string } {
  return {
    file: `SELECT id FROM Article WHERE file = ${written}`,
    slug: `SELECT id FROM Article WHERE slug = ${written} ORDER BY file LIMIT 1`,
    path: `SELECT coalesce(${[
      ...byPath((path) => `SELECT id FROM Article WHERE path = ${path}`),
      ...byPath(
        (path) =>
          `SELECT articleId FROM Redirect WHERE "from" = ${path} AND articleId IS NOT NULL ORDER BY file LIMIT 1`,
      ),
    ].join(', ')})`,
    date: byDate(dialect),
  }
}

/** SELECT of the article that `date:2015-09-04/a-post` or `date:2015-09/a-post` means. */
function byDate(dialect: WriteDialect): string {
  const slash = dialect.placeOf(written, "'/'")
  const name = `substr(${written}, ${slash} + 1)`
  const { from, until } = dialect.boundsOf(`substr(${written}, 1, ${slash} - 1)`)
  return `SELECT id FROM Article WHERE sortAt >= ${from} AND sortAt < ${until}
    AND (slug = ${name} OR ${dialect.isDated('slug')} AND substr(slug, 12) = ${name})
    ORDER BY sortAt, id LIMIT 1`
}
