/**
 * The rows that readers return: plain objects as SQLite returns them. Ids are whole numbers of 53 bits, instants are
 * milliseconds since 1970 in UTC, booleans are 0 or 1, and JSON columns are strings. A row remembers the rows that one
 * statement returned with it (row-batch.ts), so pass on the object itself, never a copy.
 *
 * Each list of fields is both the type of a row and the columns of its statement (columns.ts).
 */

import type {
  ArticleModel,
  AuthorModel,
  BodyModel,
  CategoryModel,
  DiagnosticModel,
  FileModel,
  ImageModel,
  ImageUseModel,
  SiteModel,
  TagModel,
} from '../../../generated/sqlite/models.ts'
import type { Stored } from '../../schema/model-types.ts'
import { columnsOf } from '../../schema/table-rows.ts'
import type { ArticleKind, ImageRole, ImageStatus } from '../request/arguments.ts'

/** Columns of `Article` that only the writer and the statements use. */
const internalFields = [
  'searchId',
  'key',
  'wantedKey',
  'wantedPath',
  'listed',
  'sortUpdatedAt',
  'foldedTitle',
  'foldedSlug',
  'foldedPath',
  'foldedFile',
  'titleKey',
] as const satisfies readonly (keyof ArticleModel)[]

/** Columns of `Article` that lists do not read. A statement reads them for all rows of a list when a field needs one. */
export const detailFields = [
  'file',
  'collection',
  'kind',
  'originalUrl',
  'aliases',
  'names',
  'dateOrigin',
  'dateRaw',
  'hidden',
  'commentsEnabled',
  'bodyFormat',
  'words',
  'cjkCharacters',
  'characters',
  'pictures',
  'readingMinutes',
  'summary',
] as const satisfies readonly (keyof ArticleModel)[]

type InternalField = (typeof internalFields)[number]
type DetailField = (typeof detailFields)[number]

/** Every other column of `Article`: a new column is read with lists, unless it is added to one of the lists above. */
export const articleFields = columnsOf('Article').filter(
  (field): field is Exclude<typeof field, InternalField | DetailField> =>
    ![...internalFields, ...detailFields].some((other) => other === field),
)

/** The fields of an article that lists read. `reader.articles.detailsOf` and `bodyPartOf` read the rest. */
export type ArticleNode = Stored<Omit<ArticleModel, InternalField | DetailField>>

export interface ArticleDetails
  extends Stored<Pick<ArticleModel, Exclude<DetailField, 'dateOrigin' | 'bodyFormat' | 'kind'>>> {
  kind: ArticleKind
  dateOrigin: 'FRONT_MATTER' | 'FILE_NAME' | 'NONE'
  bodyFormat: 'MARKDOWN' | 'HTML'
}

export type ArticleBody = Stored<Omit<BodyModel, 'articleId'>>

/** A link in a body and the article that it leads to. */
export interface LinkTarget {
  /** The position among the links of the body. */
  position: number
  /** As the stored html has it: `file:…`, `path:…`, `slug:…`, `name:…` or `date:…`. */
  target: string
  /** The part after `#`, as written. */
  fragment: string | null
  /** The id that the fragment means in that article. Null or empty if there is none. */
  anchor: string | null
  path: string
  title: string
}

/** A link in a body to a page of the site, whether that page exists or not. */
export interface BodyLink {
  position: number
  target: string
  /** The address as written. */
  written: string | null
  fragment: string | null
  anchor: string | null
  /** The article that it leads to, whether the viewer may see it or not. */
  toId: number | null
  /** 1 if the import reported that it leads nowhere, else 0. */
  broken: number
}

export const authorFields = ['id', 'slug', 'name', 'aliases', 'bio', 'url', 'avatarId'] as const
export type AuthorNode = Stored<Pick<AuthorModel, (typeof authorFields)[number]>>

export const categoryFields = ['id', 'slug', 'name', 'names', 'depth', 'description', 'parentId'] as const
export type CategoryNode = Stored<Pick<CategoryModel, (typeof categoryFields)[number]>>

export const tagFields = ['id', 'slug', 'name'] as const
export type TagNode = Stored<Pick<TagModel, (typeof tagFields)[number]>>

export const imageFields = [
  'id',
  'url',
  'status',
  'host',
  'width',
  'height',
  'mimeType',
  'bytes',
  'sha256',
  'served',
] as const satisfies readonly (keyof ImageModel)[]

export interface ImageNode extends Stored<Pick<ImageModel, Exclude<(typeof imageFields)[number], 'status'>>> {
  status: ImageStatus
}

/** The columns of an image that lists do not read. */
export type ImageDetails = Stored<Pick<ImageModel, 'color' | 'preview' | 'checkedAt' | 'reason'>>

/** One use of an image by an article. */
export interface ImageUse
  extends Stored<
    Pick<ImageUseModel, 'position' | 'alt' | 'title' | 'caption' | 'width' | 'height' | 'referrerPolicy'>
  > {
  role: ImageRole
}

export const fileFields = ['path', 'sha256', 'bytes', 'modifiedAt'] as const
export type SourceFile = Stored<Pick<FileModel, (typeof fileFields)[number]>>

export interface ImportDiagnostic extends Stored<Omit<DiagnosticModel, 'severity'>> {
  /** Id of the row. It is valid within one snapshot only. */
  id: number
  severity: 'ERROR' | 'WARNING' | 'INFO'
}

export const siteFields = [
  'title',
  'description',
  'url',
  'lang',
  'timeZone',
  'revision',
  'importedAt',
  'settings',
  'menus',
] as const
export type SiteInfo = Stored<Pick<SiteModel, (typeof siteFields)[number]>>
