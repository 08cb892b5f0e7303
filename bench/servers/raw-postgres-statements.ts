/**
 * Handwritten statements for Q1 to Q6 on the plain tables (peers/plain-tables.ts). Each builds its whole answer, equal to that
 * of the GraphQL document in queries/benchmark-queries.ts, except that Q4 finds the newest articles with the word, and does
 * not sort those first that have it in their title.
 */
const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const author = `(SELECT json_build_object('name', name) FROM plain.author WHERE id = a.author_id)`

const list = (object: string, from: string) =>
  `(SELECT coalesce(json_agg(${object} ORDER BY j.position), '[]') FROM ${from})`

const named = "json_build_object('name', t.name, 'slug', t.slug)"

const categories = list(
  named,
  'plain.article_category j JOIN plain.category t ON t.id = j.category_id WHERE j.article_id = a.id',
)

const images = `json_build_object('nodes', ${list(
  "json_build_object('url', i.url)",
  'plain.article_image j JOIN plain.image i ON i.id = j.image_id WHERE j.article_id = a.id',
)})`

/** An article in a list. */
const card = `json_build_object('title', a.title, 'slug', a.slug, 'publishedAt', ${instant('a.published_at')},
  'author', ${author}, 'categories', ${categories}, 'images', ${images})`

const newestFirst = 'ORDER BY a.sort_at DESC, a.id DESC'

const page = `SELECT json_build_object('articles', json_build_object('nodes', coalesce(json_agg(${card} ${newestFirst}), '[]')))
  FROM (SELECT * FROM plain.article a WHERE (a.sort_at, a.id) < (to_timestamp($2::float8 / 1000), $3::bigint)
    ${newestFirst} LIMIT $1) a`

/** A statement with its parameters in the order of their numbers. */
export interface RawStatement {
  readonly text: string
  readonly parameters: readonly string[]
}

export const rawPostgresStatements: Readonly<Record<string, RawStatement>> = {
  Q1: { text: page, parameters: ['first', 'sortAt', 'id'] },

  Q2: {
    parameters: ['slug'],
    text: `SELECT json_build_object('article', json_build_object(
        'title', a.title, 'slug', a.slug, 'path', a.path, 'lang', a.lang, 'publishedAt', ${instant('a.published_at')},
        'html', a.html,
        'authors', ${list(named, 'plain.article_author j JOIN plain.author t ON t.id = j.author_id WHERE j.article_id = a.id')},
        'categories', ${categories},
        'tags', ${list(named, 'plain.article_tag j JOIN plain.tag t ON t.id = j.tag_id WHERE j.article_id = a.id')},
        'images', json_build_object('edges', ${list(
          `json_build_object('role', j.role, 'alt', j.alt,
            'node', json_build_object('url', i.url, 'width', i.width, 'height', i.height))`,
          'plain.article_image j JOIN plain.image i ON i.id = j.image_id WHERE j.article_id = a.id',
        )})))
      FROM plain.article a WHERE a.slug = $1`,
  },

  Q3: {
    parameters: ['slug', 'first'],
    text: `SELECT json_build_object('category', json_build_object('name', c.name, 'articles', json_build_object(
        'nodes', (SELECT coalesce(json_agg(${card} ${newestFirst}), '[]') FROM (
            SELECT article_id FROM plain.article_category WHERE category_id = c.id
            ORDER BY sort_at DESC, article_id DESC LIMIT $2
          ) j JOIN plain.article a ON a.id = j.article_id),
        'totalCount', (SELECT count(*) FROM plain.article_category WHERE category_id = c.id))))
      FROM plain.category c WHERE c.slug = $1`,
  },

  Q4: {
    parameters: ['word', 'first'],
    text: `SELECT json_build_object('search', json_build_object('nodes', coalesce(json_agg(json_build_object(
        'title', a.title, 'slug', a.slug, 'publishedAt', ${instant('a.published_at')}, 'author', ${author})
        ${newestFirst}), '[]')))
      FROM (SELECT * FROM plain.search($1) LIMIT $2) a`,
  },

  Q5: { text: page, parameters: ['first', 'sortAt', 'id'] },

  Q6: {
    parameters: [],
    text: `SELECT json_build_object('facets', json_build_object('categories',
        json_agg(json_build_object('node', json_build_object('name', name), 'count', count))))
      FROM (SELECT c.name, f.count FROM (
          SELECT category_id, count(*) AS count FROM plain.article_category GROUP BY category_id
        ) f JOIN plain.category c ON c.id = f.category_id) counted`,
  },
}
