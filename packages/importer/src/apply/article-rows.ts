import type { ArticleRows, RedirectRow } from '@broadsheet/database'
import { completedHtml, type EncodedArticle } from '../parse/encoded-article.ts'
import { type ImageLookup, imageRow } from './image-row.ts'

/**
 * Converts the parser's article to the database's rows. No other module depends on both shapes. Fields with equal names
 * are spread, so a new field needs no line here. The compiler reports a column of the model that the article lacks.
 */
export function articleRows(article: EncodedArticle, lookup: ImageLookup): ArticleRows {
  const { body, authors, categories, tags, images, links, attachments, frontMatter, ...fields } = article
  const { images: imageCount, ...stats } = body.stats
  return {
    article: { ...fields, ...stats, pictures: imageCount, bodyFormat: body.format },
    body: { ...body, html: completedHtml(article, (address) => imageRow(address, lookup)), frontMatter },
    authors,
    categories,
    tags,
    images: images.map(({ address, ...use }) => ({ ...use, image: imageRow(address, lookup) })),
    attachments,
    links: links.map(({ otherwise = [], line = null, column = null, ...link }) => ({
      ...link,
      otherwise,
      line,
      column,
    })),
  }
}

/** Returns the redirect that a file without content of its own defines, or undefined for an article. */
export function redirectRow(article: EncodedArticle): RedirectRow | undefined {
  if (article.redirectTo === null) return undefined
  return { from: [article.path, ...article.aliases], to: article.redirectTo }
}
