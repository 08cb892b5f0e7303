import type { ArticleRows, RedirectRow } from '@broadsheet/database'
import type { EncodedArticle } from '../parse/encoded-article.ts'
import { type ImageLookup, imageRow } from './image-row.ts'

/** Converts the parser's article to the database's rows. No other module depends on both shapes. */
export function articleRows(article: EncodedArticle, images: ImageLookup): ArticleRows {
  const { body } = article
  return {
    article: {
      key: article.key,
      file: article.file,
      slug: article.slug,
      path: article.path,
      collection: article.collection,
      originalUrl: article.originalUrl,
      aliases: article.aliases,
      title: article.title,
      description: article.description,
      lang: article.lang,
      translationKey: article.translationKey,
      publishedAt: article.publishedAt,
      updatedAt: article.updatedAt,
      expiresAt: article.expiresAt,
      dateOrigin: article.dateOrigin,
      dateRaw: article.dateRaw,
      draft: article.draft,
      hidden: article.hidden,
      commentsEnabled: article.commentsEnabled,
      bodyFormat: body.format,
      words: body.stats.words,
      cjkCharacters: body.stats.cjkCharacters,
      characters: body.stats.characters,
      pictures: body.stats.images,
      readingMinutes: body.stats.readingMinutes,
    },
    body: {
      source: body.source,
      html: body.html,
      text: body.text,
      searchText: body.searchText,
      excerpt: body.excerpt,
      toc: body.toc,
      frontMatter: article.frontMatter,
    },
    authors: article.authors.map(({ name, spelling }) => ({ name, spelling })),
    categories: article.categories,
    tags: article.tags,
    images: article.images.map(({ address, ...use }) => ({ ...use, image: imageRow(address, images) })),
    links: article.links.map(({ target, otherwise, line, column }) => {
      return { target, otherwise: otherwise ?? [], line: line ?? null, column: column ?? null }
    }),
  }
}

/** Returns the redirect that a file without content of its own defines, or undefined for an article. */
export function redirectRow(article: EncodedArticle): RedirectRow | undefined {
  if (article.redirectTo === null) return undefined
  return { from: [article.path, ...article.aliases], to: article.redirectTo }
}
