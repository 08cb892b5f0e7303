import type { Prisma } from '../../generated/sqlite/client.ts'

interface Columns {
  File: Prisma.FileScalarFieldEnum
  Article: Prisma.ArticleScalarFieldEnum
  Body: Prisma.BodyScalarFieldEnum
  Author: Prisma.AuthorScalarFieldEnum
  Category: Prisma.CategoryScalarFieldEnum
  Tag: Prisma.TagScalarFieldEnum
  ArticleAuthor: Prisma.ArticleAuthorScalarFieldEnum
  ArticleCategory: Prisma.ArticleCategoryScalarFieldEnum
  ArticleTag: Prisma.ArticleTagScalarFieldEnum
  Image: Prisma.ImageScalarFieldEnum
  ImageUse: Prisma.ImageUseScalarFieldEnum
  Link: Prisma.LinkScalarFieldEnum
  LinkMeaning: Prisma.LinkMeaningScalarFieldEnum
  Redirect: Prisma.RedirectScalarFieldEnum
  FrontMatterValue: Prisma.FrontMatterValueScalarFieldEnum
  Diagnostic: Prisma.DiagnosticScalarFieldEnum
  Revision: Prisma.RevisionScalarFieldEnum
  Change: Prisma.ChangeScalarFieldEnum
}

export type Table = keyof Columns

/** A whole row: a column that the schema gains, loses or renames is a compile error where rows are made. */
export type TableRow<T extends Table> = { [column in Columns[T]]: SqlValue }

/** Bytes are the UTF-8 of a text, and go into statements as `CAST(? AS TEXT)`: no column holds a blob. */
export type SqlValue = string | number | bigint | null | Uint8Array
