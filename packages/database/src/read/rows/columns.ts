import { raw, type Sql, sql } from '../../sql/sql.ts'
import type {
  ArticleDetails,
  ArticleNode,
  AuthorNode,
  CategoryNode,
  ImageNode,
  ImportDiagnostic,
  SiteInfo,
  SourceFile,
  TagNode,
} from './nodes.ts'

/** Columns by name under an alias; a name that the row's type does not have is a compile error. */
function columns<Row>(alias: string, names: readonly (keyof Row & string)[]): Sql {
  return raw(names.map((name) => `${alias}."${name}"`).join(', '))
}

export const articleColumns = columns<ArticleNode>('a', [
  'id',
  'slug',
  'path',
  'title',
  'description',
  'lang',
  'publishedAt',
  'updatedAt',
  'expiresAt',
  'sortAt',
  'draft',
  'categoryId',
  'coverId',
  'thumbnailId',
])

export const detailColumns = columns<ArticleDetails>('a', [
  'file',
  'collection',
  'originalUrl',
  'aliases',
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
])

export const fileColumns = columns<SourceFile>('f', ['path', 'sha256', 'bytes', 'modifiedAt'])

export const diagnosticColumns = sql`d.rowid AS id, ${columns<Omit<ImportDiagnostic, 'id'>>('d', [
  'severity',
  'code',
  'message',
  'file',
  'position',
  'line',
  'column',
  'frame',
  'hint',
  'articleId',
])}`

export const authorColumns = columns<AuthorNode>('x', ['id', 'slug', 'name', 'aliases', 'bio', 'url', 'avatarId'])
export const categoryColumns = columns<CategoryNode>('x', [
  'id',
  'slug',
  'name',
  'names',
  'depth',
  'description',
  'parentId',
])
export const tagColumns = columns<TagNode>('x', ['id', 'slug', 'name'])

export const imageColumns = columns<ImageNode>('x', [
  'id',
  'url',
  'status',
  'host',
  'width',
  'height',
  'mimeType',
  'bytes',
  'sha256',
])

export const siteColumns = columns<SiteInfo>('s', ['title', 'url', 'timeZone', 'revision', 'importedAt', 'settings'])
