import { Client } from 'pg'

/** The schema of the plain tables. */
export const SCHEMA = 'plain'

const visible = `listed AND "sortAt" <= now() AND ("expiresAt" IS NULL OR "expiresAt" > now())`

/**
 * The public articles as ordinary tables, with the keys and indexes that Q1 to Q6 need: what someone would design who serves
 * them by SQL or PostGraphile. `search` finds a part of a title or text. No index helps for two Chinese characters, because
 * pg_trgm needs three.
 */
const statements = `
  DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE;
  CREATE SCHEMA ${SCHEMA};
  SET search_path = ${SCHEMA}, public;

  CREATE TABLE author AS SELECT id, name, slug FROM "Author";
  ALTER TABLE author ADD PRIMARY KEY (id);
  CREATE TABLE category AS SELECT id, name, slug FROM "Category";
  ALTER TABLE category ADD PRIMARY KEY (id), ADD UNIQUE (slug);
  CREATE TABLE tag AS SELECT id, name, slug FROM "Tag";
  ALTER TABLE tag ADD PRIMARY KEY (id);
  CREATE TABLE image AS SELECT id, url, width, height FROM "Image";
  ALTER TABLE image ADD PRIMARY KEY (id);

  CREATE TABLE article AS
    SELECT a.id, a.title, a.slug, a.path, a.lang, a."publishedAt" AS published_at, a."sortAt" AS sort_at, b.html, b.text,
      (SELECT "authorId" FROM "ArticleAuthor" WHERE "articleId" = a.id ORDER BY position LIMIT 1) AS author_id
    FROM "Article" a JOIN "Body" b ON b."articleId" = a.id WHERE ${visible} ORDER BY a."sortAt";
  ALTER TABLE article ADD PRIMARY KEY (id), ADD UNIQUE (slug), ADD FOREIGN KEY (author_id) REFERENCES author,
    ALTER sort_at SET NOT NULL, ALTER title SET NOT NULL;
  CREATE INDEX ON article (sort_at, id);
  CREATE INDEX ON article (author_id);

  CREATE TABLE article_author AS SELECT "articleId" AS article_id, position, "authorId" AS author_id
    FROM "ArticleAuthor" WHERE "articleId" IN (SELECT id FROM article);
  ALTER TABLE article_author ADD PRIMARY KEY (article_id, position), ADD FOREIGN KEY (article_id) REFERENCES article,
    ADD FOREIGN KEY (author_id) REFERENCES author;
  CREATE INDEX ON article_author (author_id);

  CREATE TABLE article_category AS SELECT "articleId" AS article_id, position, "categoryId" AS category_id, "sortAt" AS sort_at
    FROM "ArticleCategory" WHERE "articleId" IN (SELECT id FROM article);
  ALTER TABLE article_category ADD PRIMARY KEY (article_id, position), ADD FOREIGN KEY (article_id) REFERENCES article,
    ADD FOREIGN KEY (category_id) REFERENCES category;
  CREATE INDEX ON article_category (category_id, sort_at, article_id);

  CREATE TABLE article_tag AS SELECT "articleId" AS article_id, position, "tagId" AS tag_id
    FROM "ArticleTag" WHERE "articleId" IN (SELECT id FROM article);
  ALTER TABLE article_tag ADD PRIMARY KEY (article_id, position), ADD FOREIGN KEY (article_id) REFERENCES article,
    ADD FOREIGN KEY (tag_id) REFERENCES tag;
  CREATE INDEX ON article_tag (tag_id);

  CREATE TABLE article_image AS SELECT "articleId" AS article_id, position, "imageId" AS image_id, role, alt
    FROM "ImageUse" WHERE "articleId" IN (SELECT id FROM article);
  ALTER TABLE article_image ADD PRIMARY KEY (article_id, position), ADD FOREIGN KEY (article_id) REFERENCES article,
    ADD FOREIGN KEY (image_id) REFERENCES image;
  CREATE INDEX ON article_image (image_id);

  CREATE FUNCTION search(word text) RETURNS SETOF article LANGUAGE sql STABLE AS $$
    SELECT * FROM ${SCHEMA}.article WHERE title LIKE '%' || word || '%' OR text LIKE '%' || word || '%' ORDER BY sort_at DESC, id DESC
  $$`

/**
 * Makes the plain tables from an imported archive, in a schema of their own in the same database.
 * @param url `postgresql://…`; the user may create schemas
 * @throws if two articles have the same slug: only generated archives can be measured
 */
export async function makePlainTables(url: string): Promise<void> {
  const client = new Client(url)
  await client.connect()
  try {
    await client.query(statements)
    const tables = ['author', 'category', 'tag', 'image', 'article', 'article_author', 'article_category']
    const all = [...tables, 'article_tag', 'article_image'].map((table) => `${SCHEMA}.${table}`)
    await client.query(`VACUUM (ANALYZE) ${all.join(', ')}`)
  } finally {
    await client.end()
  }
}

/** Removes the plain tables. */
export async function dropPlainTables(url: string): Promise<void> {
  const client = new Client(url)
  await client.connect()
  await client.query(`DROP SCHEMA ${SCHEMA} CASCADE`)
  await client.end()
}
