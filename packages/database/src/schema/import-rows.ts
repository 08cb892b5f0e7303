import type {
  ArticleModel,
  AttachmentModel,
  DiagnosticModel,
  ImageModel,
  ImageUseModel,
} from '../../generated/sqlite/models.ts'
import type { Imported } from './model-types.ts'
import type { StoryRules } from './story-rules.ts'

/** Columns of `Article` that the writer computes. The importer sets every other column. */
type ComputedField =
  | 'id'
  | 'searchId'
  | 'wantedKey'
  | 'wantedPath'
  | 'listed'
  | 'sortAt'
  | 'sortUpdatedAt'
  | 'summary'
  | 'foldedTitle'
  | 'foldedSlug'
  | 'foldedPath'
  | 'foldedFile'
  | 'titleKey'
  | 'categoryId'
  | 'coverId'
  | 'thumbnailId'
  | 'termIds'
  | 'imageList'
  | 'storyId'

/**
 * One article for the database. Instants are milliseconds since 1970 in UTC. The writer makes ids from keys and names,
 * so the importer never needs a row id.
 */
export interface ArticleRows {
  /** The scalar columns of the model, except the computed ones. The writer ignores other members. */
  article: Imported<Omit<ArticleModel, ComputedField | 'aliases' | 'names'>> & {
    aliases: string[]
    names: string[]
    /** The instant before which no user sees the article, if it is not `publishedAt`. */
    visibleFrom?: number | null
  }
  body: {
    source: LongText
    html: LongText
    text: LongText
    /** The tokens of title and text, from `searchTextOf`. If null, the writer computes them. */
    searchText: Uint8Array | null
    /** The marks of the text, from `marksOf`. If null or absent, the writer computes them. */
    storyMarks?: readonly number[] | null
    /** The words that may be keywords, from `wordsOf`. If null or absent, the writer computes them. */
    words?: string | null
    excerpt: string
    /** Text and excerpt with placeholders for titles and paths of other articles; left out if it shows none. */
    linked?: { text: string; excerpt: string } | null
    toc: unknown
    frontMatter: { [key: string]: unknown }
  }
  authors: { name: string; spelling: string }[]
  /** Each category as a list of names from the root down. */
  categories: string[][]
  tags: string[]
  images: ImageUseRow[]
  links: LinkRow[]
  attachments: AttachmentRow[]
}

/**
 * A string, or the same text as UTF-8 bytes. Parser threads pass bytes, so that no thread converts a body to a string
 * and back. The writer does not keep the bytes.
 */
export type LongText = string | Uint8Array

/** A file of the content folder that an article links to or plays. */
export type AttachmentRow = Imported<Omit<AttachmentModel, 'articleId' | 'position'>>

/** A link to another article of the site. The writer resolves it at the end of the import. */
export interface LinkRow {
  /** `file:…`, `path:…`, `slug:…` or `name:…`. */
  target: string
  /** The address as written. */
  written?: string
  /** The part of the address after `#`, as written. */
  fragment?: string
  /** Other targets to try, in this order, if no article matches `target`. */
  otherwise: string[]
  line: number | null
  column: number | null
}

/** A file without an article that only redirects to another address. */
export interface RedirectRow {
  /** URL paths that redirect to `to`. */
  from: string[]
  to: string
}

/** One use of an image by an article. */
export interface ImageUseRow extends Imported<Omit<ImageUseModel, UseOfArticle>> {
  image: ImageRow
}

/** Columns of `ImageUse` that say which image and article it belongs to, and when lists show the article. */
type UseOfArticle = 'articleId' | 'position' | 'imageId' | 'listed' | 'sortAt' | 'expiresAt'

/** Columns of `Image` that the writer computes from all its uses. */
type UsageOfImage = 'usageCount' | 'roles' | 'rolesNoAlt' | 'settledAt'

/**
 * `url` is absolute, or `/media/…` for an image in the content folder. If it is too long for an index, it is shortened and
 * `longUrl` is the whole.
 */
export interface ImageRow extends Imported<Omit<ImageModel, 'id' | 'baseName' | 'status' | UsageOfImage>> {
  status: 'LOCAL' | 'MIRRORED' | 'REMOTE' | 'DEAD' | 'MISSING'
}

export interface FileRow {
  path: string
  sha256: string
  bytes: number
  modifiedAt: number
  changedAt: number
  /** Key of the file's article in the database. The writer ignores it, so the importer may pass null. */
  articleKey: string | null
}

export type DiagnosticRow = Imported<Omit<DiagnosticModel, 'file' | 'position' | 'articleId'>>

/** A diagnostic about something other than an article's file, such as a skipped folder or an assumed setting. */
export interface NoteRow extends DiagnosticRow {
  /** Path within the content folder. */
  file: string
}

export interface SiteRow {
  title: string | null
  description: string | null
  url: string | null
  /** BCP 47 tag of the archive's main language. It decides the order of names. */
  lang: string | null
  timeZone: string
  contentDir: string
  settingsHash: string
  settings: { [key: string]: unknown }
  /** Null: articles are not grouped to stories. */
  stories: StoryRules | null
  menus: readonly unknown[]
  /** The contents of the site's data files, by their paths without extension. */
  data: { [path: string]: unknown }
  authors: {
    name: string
    aliases: string[]
    slug: string | null
    bio: string | null
    url: string | null
    avatar: ImageRow | null
  }[]
}
