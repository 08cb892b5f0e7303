import { Prisma } from '../../generated/sqlite/browser.ts'

/** The columns of each table, as Prisma generates them from `prisma/schema.prisma`. The key comes first. */
const columns = {
  File: Prisma.FileScalarFieldEnum,
  Article: Prisma.ArticleScalarFieldEnum,
  Body: Prisma.BodyScalarFieldEnum,
  Author: Prisma.AuthorScalarFieldEnum,
  Category: Prisma.CategoryScalarFieldEnum,
  Tag: Prisma.TagScalarFieldEnum,
  ArticleAuthor: Prisma.ArticleAuthorScalarFieldEnum,
  ArticleCategory: Prisma.ArticleCategoryScalarFieldEnum,
  ArticleTag: Prisma.ArticleTagScalarFieldEnum,
  Image: Prisma.ImageScalarFieldEnum,
  ImageUse: Prisma.ImageUseScalarFieldEnum,
  StoryMark: Prisma.StoryMarkScalarFieldEnum,
  ArticleWords: Prisma.ArticleWordsScalarFieldEnum,
  Word: Prisma.WordScalarFieldEnum,
  ArticleKeyword: Prisma.ArticleKeywordScalarFieldEnum,
  Counter: Prisma.CounterScalarFieldEnum,
  Attachment: Prisma.AttachmentScalarFieldEnum,
  Link: Prisma.LinkScalarFieldEnum,
  LinkedText: Prisma.LinkedTextScalarFieldEnum,
  LinkMeaning: Prisma.LinkMeaningScalarFieldEnum,
  Redirect: Prisma.RedirectScalarFieldEnum,
  FormerPath: Prisma.FormerPathScalarFieldEnum,
  FrontMatterValue: Prisma.FrontMatterValueScalarFieldEnum,
  Diagnostic: Prisma.DiagnosticScalarFieldEnum,
  Revision: Prisma.RevisionScalarFieldEnum,
  Change: Prisma.ChangeScalarFieldEnum,
}

export type Table = keyof typeof columns
export type Column<T extends Table> = keyof (typeof columns)[T] & string

/** A `Uint8Array` holds text as UTF-8. Statements write it as `CAST(? AS TEXT)`, because no column holds a blob. */
export type SqlValue = string | number | bigint | null | Uint8Array

/**
 * A whole row. When the schema gains, loses or renames a column, every place that builds the row fails to compile.
 * Booleans are stored as 0 or 1.
 */
export type TableRow<T extends Table> = { [column in Column<T>]: SqlValue | boolean }

const lists = new Map<Table, readonly string[]>()

/** The names of a table's columns, in the order of the schema. */
export function columnsOf<T extends Table>(table: T): readonly Column<T>[] {
  let list = lists.get(table)
  if (list === undefined) {
    list = Object.keys(columns[table])
    lists.set(table, list)
  }
  return list as readonly Column<T>[] // `lists` holds the keys of `columns[table]`.
}
