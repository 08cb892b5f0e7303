/**
 * Handwritten statements for Q1 to Q6. Each builds its whole answer, equal to that of the GraphQL document in
 * queries/benchmark-queries.ts. Like the real server, they select only articles that are listed, published and not expired.
 */
const instant = (column: string) => `strftime('%Y-%m-%dT%H:%M:%fZ', ${column} / 1000.0, 'unixepoch')`

const visible = `listed = 1 AND sortAt <= :now AND (expiresAt IS NULL OR expiresAt > :now)`

const author = `json((SELECT json_object('name', u.name) FROM ArticleAuthor j JOIN Author u ON u.id = j.authorId
  WHERE j.articleId = a.id ORDER BY j.position LIMIT 1))`

const categories = `json((SELECT json_group_array(json_object('name', c.name, 'slug', c.slug) ORDER BY j.position)
  FROM ArticleCategory j JOIN Category c ON c.id = j.categoryId WHERE j.articleId = a.id))`

const images = `json_object('nodes', json((SELECT json_group_array(json_object('url', i.url) ORDER BY j.position)
  FROM ImageUse j JOIN Image i ON i.id = j.imageId WHERE j.articleId = a.id)))`

/** An article in a list. */
const card = `json_object('title', a.title, 'slug', a.slug, 'publishedAt', ${instant('a.publishedAt')},
  'author', ${author}, 'categories', ${categories}, 'images', ${images})`

// The position is already published. With `sortAt <= :now`, SQLite would use that as the end of the index range instead.
const page = `SELECT json_object('data', json_object('articles', json_object('nodes', json_group_array(${card}))))
  FROM (
    SELECT id, title, slug, publishedAt FROM Article
    WHERE listed = 1 AND (expiresAt IS NULL OR expiresAt > :now) AND (sortAt, id) < (:sortAt, :id)
    ORDER BY sortAt DESC, id DESC LIMIT :first
  ) a`

/** Selects search hits, newest first, that meet an extra condition. Row numbers have the order of dates. */
const hits = (index: string, expression: string, condition = '') => `SELECT * FROM (
    SELECT a.id, a.title, a.slug, a.publishedAt FROM ${index} s CROSS JOIN Article a ON a.searchId = s.rowid
    WHERE s.${index} MATCH ${expression} AND ${visible} ${condition}
      AND s.rowid <= (SELECT searchId FROM Article WHERE sortAt <= :now ORDER BY sortAt DESC, id DESC LIMIT 1)
    ORDER BY s.rowid DESC LIMIT :first)`

const notInHead = 'AND s.rowid NOT IN (SELECT h.rowid FROM HeadSearch h WHERE h.HeadSearch MATCH :phrase)'

export const rawStatements = {
  Q1: page,

  Q2: `SELECT json_object('data', json_object('article', json_object(
      'title', a.title, 'slug', a.slug, 'path', a.path, 'lang', a.lang, 'publishedAt', ${instant('a.publishedAt')},
      'html', b.html,
      'authors', json((SELECT json_group_array(json_object('name', u.name, 'slug', u.slug) ORDER BY j.position)
        FROM ArticleAuthor j JOIN Author u ON u.id = j.authorId WHERE j.articleId = a.id)),
      'categories', ${categories},
      'tags', json((SELECT json_group_array(json_object('name', t.name, 'slug', t.slug) ORDER BY j.position)
        FROM ArticleTag j JOIN Tag t ON t.id = j.tagId WHERE j.articleId = a.id)),
      'images', json_object('edges', json((SELECT json_group_array(json_object('role', j.role, 'alt', j.alt,
          'node', json_object('url', i.url, 'width', i.width, 'height', i.height)) ORDER BY j.position)
        FROM ImageUse j JOIN Image i ON i.id = j.imageId WHERE j.articleId = a.id))))))
    FROM Article a JOIN Body b ON b.articleId = a.id
    WHERE a.slug = :slug AND a.draft = 0 AND a.sortAt <= :now AND (a.expiresAt IS NULL OR a.expiresAt > :now)
    ORDER BY a.sortAt DESC, a.id DESC LIMIT 1`,

  Q3: `SELECT json_object('data', json_object('category', json_object('name', c.name, 'articles', json_object(
      'nodes', json((SELECT json_group_array(${card})
        FROM (
          SELECT a.id, a.title, a.slug, a.publishedAt FROM (
            SELECT articleId FROM ArticleCategory WHERE categoryId = c.id AND ${visible}
            ORDER BY sortAt DESC, articleId DESC LIMIT :first
          ) j JOIN Article a ON a.id = j.articleId
        ) a)),
      'totalCount', (SELECT count(*) FROM ArticleCategory WHERE categoryId = c.id AND ${visible})))))
    FROM Category c WHERE c.slug = :slug`,

  // Title, names, text: SQLite starts a part of the UNION only if the parts before it do not fill the page.
  Q4: `SELECT json_object('data', json_object('search', json_object('nodes', json_group_array(json_object(
      'title', a.title, 'slug', a.slug, 'publishedAt', ${instant('a.publishedAt')}, 'author', ${author})))))
    FROM (
      ${hits('HeadSearch', "'{title} : ' || :phrase")}
      UNION ALL ${hits('HeadSearch', ":phrase || ' NOT {title} : ' || :phrase")}
      UNION ALL ${hits('ArticleSearch', ':phrase', notInHead)}
      LIMIT :first
    ) a`,

  Q5: page,

  Q6: `SELECT json_object('data', json_object('facets', json_object('categories', json_group_array(
      json_object('node', json_object('name', name), 'count', count)))))
    FROM (
      SELECT c.name, f.count
      FROM (SELECT categoryId, count(*) AS count FROM ArticleCategory WHERE ${visible} GROUP BY categoryId) f
      CROSS JOIN Category c ON c.id = f.categoryId
      ORDER BY f.count DESC, c.rank, c.id LIMIT 100
    )`,
} as const
