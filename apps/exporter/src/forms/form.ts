import type { ExportedArticle } from '../archive/exported-article.ts'

/** The folders and front matter keys of a generator. */
export interface Form {
  name: 'hexo' | 'hugo' | 'jekyll'
  /** The file of a post or a page, without its ending. @param name safe as a file name */
  fileOf(article: ExportedArticle, name: string): string
  /** The folder whose files have their path as address. '' is the export's own folder. */
  assets: string
  keys: { path: string; updated: string; expires: string; aliases: string; authors: string }
  /** The keys of a draft. */
  draft: Record<string, boolean>
}

const hexo: Form = {
  name: 'hexo',
  fileOf: ({ kind }, name) => (kind === 'POST' ? `source/_posts/${name}` : `source/pages/${name}`),
  assets: 'source/',
  keys: { path: 'permalink', updated: 'updated', expires: 'expires', aliases: 'aliases', authors: 'author' },
  draft: { published: false },
}

const hugo: Form = {
  name: 'hugo',
  fileOf: ({ kind }, name) => (kind === 'POST' ? `content/posts/${name}` : `content/pages/${name}`),
  assets: 'static/',
  keys: { path: 'url', updated: 'lastmod', expires: 'expiryDate', aliases: 'aliases', authors: 'authors' },
  draft: { draft: true },
}

/** A post of Jekyll needs a day in its name, so an article without a date is a page. */
const jekyll: Form = {
  name: 'jekyll',
  fileOf: ({ kind, publishedOn }, name) =>
    kind === 'POST' && publishedOn !== null ? `_posts/${publishedOn}-${name}` : `pages/${name}`,
  assets: '',
  keys: {
    path: 'permalink',
    updated: 'last_modified_at',
    expires: 'expires',
    aliases: 'redirect_from',
    authors: 'author',
  },
  draft: { published: false },
}

export const forms = { hexo, hugo, jekyll } as const
