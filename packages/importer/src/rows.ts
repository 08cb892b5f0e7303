import type { ArticleRows, DiagnosticRow, FileRow, ImageRow, RedirectRow } from '@broadsheet/database'
import type { Diagnostic, ImageAddress } from '@broadsheet/parser'
import type { EncodedArticle } from './encoded-article.ts'
import { changeTimeToRemember } from './plan.ts'
import type { FoundFile } from './walk.ts'

/** What is known of a picture in the content folder, by its path there; undefined where it could not be read. */
export type LocalPictures = (file: string) => ImageRow | undefined

/** Where the parser's article becomes the database's rows: the two meet here and nowhere else. */
export function articleRows(article: EncodedArticle, pictures: LocalPictures): ArticleRows {
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
    images: article.images.map(({ address, ...use }) => ({ ...use, image: imageRow(address, pictures) })),
    links: article.links.map(({ target, otherwise, line, column }) => {
      return { target, otherwise: otherwise ?? [], line: line ?? null, column: column ?? null }
    }),
  }
}

/** A file that only leads elsewhere is a redirect, no article. */
export function redirectRow(article: EncodedArticle): RedirectRow | undefined {
  if (article.redirectTo === null) return undefined
  return { from: [article.path, ...article.aliases], to: article.redirectTo }
}

export function diagnosticRow(diagnostic: Diagnostic): DiagnosticRow {
  const { severity, code, message, line, column, frame, hint } = diagnostic
  return {
    severity,
    code,
    message,
    line: line ?? null,
    column: column ?? null,
    frame: frame ?? null,
    hint: hint ?? null,
  }
}

export function imageRow(address: ImageAddress, pictures: LocalPictures): ImageRow {
  switch (address.kind) {
    case 'file':
      return (
        pictures(address.file) ?? {
          ...nothingKnown,
          url: mediaUrl(address.file),
          status: 'MISSING',
          file: address.file,
        }
      )
    case 'url':
      return { ...nothingKnown, url: address.url, status: 'REMOTE', host: host(address.url) }
    case 'missing':
      return { ...nothingKnown, url: address.url, status: 'MISSING', host: host(address.url) }
  }
}

const nothingKnown = {
  host: null,
  file: null,
  width: null,
  height: null,
  mimeType: null,
  bytes: null,
  sha256: null,
  modifiedAt: null,
} satisfies Partial<ImageRow>

/** Where the server serves a picture of the content folder. */
export function mediaUrl(file: string): string {
  return `/media/${file.split('/').map(encodeURIComponent).join('/')}`
}

function host(url: string): string | null {
  return URL.parse(url)?.host || null
}

/** `sha256` is '' for a file that was not read for its own sake, or could not be. */
export function fileRow(file: FoundFile, sha256: string, readAt: number): FileRow {
  const { path, bytes, modifiedAt } = file
  return { path, sha256, bytes, modifiedAt, changedAt: changeTimeToRemember(file, readAt), articleKey: null }
}
