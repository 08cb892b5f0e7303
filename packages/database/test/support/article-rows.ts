import type { ArticleRows, FileRow, ImageRow, ImageUseRow } from '../../src/schema/import-rows.ts'

type Sketch = Partial<Omit<ArticleRows, 'article' | 'body'>> & {
  article?: Partial<ArticleRows['article']>
  body?: Partial<ArticleRows['body']>
}

/** The rows of an article. Fields that are not set have plain values. */
export function articleRows(file: string, sketch: Sketch = {}): ArticleRows {
  const slug = file.replace(/^.*\//, '').replace(/\.md$/, '')
  return {
    authors: [],
    categories: [],
    tags: [],
    images: [],
    links: [],
    attachments: [],
    ...sketch,
    article: { ...plainArticle, key: `file:${file}`, file, slug, path: `/${slug}/`, title: slug, ...sketch.article },
    body: { source: '', html: '', text: '', searchText: null, excerpt: '', toc: [], frontMatter: {}, ...sketch.body },
  }
}

const plainArticle = {
  collection: 'posts',
  kind: 'POST',
  originalUrl: null,
  aliases: [],
  names: [],
  description: null,
  lang: null,
  translationKey: null,
  publishedAt: null,
  updatedAt: null,
  expiresAt: null,
  dateOrigin: 'NONE',
  dateRaw: null,
  draft: false,
  hidden: false,
  commentsEnabled: true,
  bodyFormat: 'MARKDOWN',
  words: 0,
  cjkCharacters: 0,
  characters: 0,
  pictures: 0,
  readingMinutes: 0,
}

export function fileRow(path: string, sha256 = 'a'): FileRow {
  return { path, sha256, bytes: 1, modifiedAt: 1, changedAt: 1, articleKey: null }
}

export function picture(url: string, sketch: Partial<ImageRow> = {}): ImageRow {
  const unknown = { host: null, file: null, width: null, height: null, mimeType: null, bytes: null, sha256: null }
  return {
    url,
    longUrl: null,
    status: 'REMOTE',
    ...unknown,
    modifiedAt: null,
    color: null,
    preview: null,
    served: null,
    checkedAt: null,
    reason: null,
    ...sketch,
  }
}

export function showing(image: ImageRow, role = 'BODY'): ImageUseRow {
  return { image, role, alt: null, title: null, caption: null, width: null, height: null, referrerPolicy: null }
}
