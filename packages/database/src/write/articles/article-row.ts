import type { ArticleRows } from '../../schema/import-rows.ts'
import { fold } from '../../text/folding.ts'

const SUMMARY = 500

/** What the writer settles of an article, beside what the file says. */
interface Place {
  id: number
  searchId: number
  key: string
  file: string
  path: string
  sortAt: number
  categoryId: number | null
  coverId: number | null
  thumbnailId: number | null
}

/** The row of an article: booleans are 0 and 1, lists JSON. */
export function articleRow({ article, body }: ArticleRows, place: Place) {
  const { id, searchId, key, file, path, sortAt, categoryId, coverId, thumbnailId } = place
  return {
    id,
    searchId,
    key,
    wantedKey: article.key,
    file,
    slug: article.slug,
    path,
    wantedPath: article.path,
    collection: article.collection,
    originalUrl: article.originalUrl,
    aliases: JSON.stringify(article.aliases),
    title: article.title,
    description: article.description,
    lang: article.lang,
    translationKey: article.translationKey,
    publishedAt: article.publishedAt,
    updatedAt: article.updatedAt,
    expiresAt: article.expiresAt,
    dateOrigin: article.dateOrigin,
    dateRaw: article.dateRaw,
    draft: Number(article.draft),
    hidden: Number(article.hidden),
    listed: Number(!article.draft && !article.hidden),
    sortAt,
    sortUpdatedAt: article.updatedAt ?? sortAt,
    commentsEnabled: Number(article.commentsEnabled),
    bodyFormat: article.bodyFormat,
    words: article.words,
    cjkCharacters: article.cjkCharacters,
    characters: article.characters,
    pictures: article.pictures,
    readingMinutes: article.readingMinutes,
    summary: beginning(body.excerpt),
    foldedTitle: fold(article.title),
    categoryId,
    coverId,
    thumbnailId,
  }
}

export function bodyRow(articleId: number, { source, html, text, excerpt, toc, frontMatter }: ArticleRows['body']) {
  return { articleId, source, html, text, excerpt, toc: JSON.stringify(toc), frontMatter: JSON.stringify(frontMatter) }
}

/** A cut never leaves half of a character beyond the basic plane. */
function beginning(excerpt: string): string {
  return excerpt
    .slice(0, SUMMARY)
    .toWellFormed()
    .replace(/\ufffd$/u, '')
}
