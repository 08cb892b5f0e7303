import type { Prisma } from '../../generated/sqlite/client.ts'
import type { SqlValue, WritingConnection } from './connection.ts'

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
  Redirect: Prisma.RedirectScalarFieldEnum
  FrontMatterValue: Prisma.FrontMatterValueScalarFieldEnum
  Diagnostic: Prisma.DiagnosticScalarFieldEnum
  Revision: Prisma.RevisionScalarFieldEnum
  Change: Prisma.ChangeScalarFieldEnum
}

export type Table = keyof Columns

/** A whole row: a column that the schema gains, loses or renames is a compile error where rows are made. */
export type TableRow<T extends Table> = { [column in Columns[T]]: SqlValue }

const texts = new Map<string, string>()

/** Adds a row. Callers write a table's row in one literal, so its keys have one order and the statement one text. */
export function insert<T extends Table>(connection: WritingConnection, table: T, row: TableRow<T>): void {
  connection.run(textOf(table, row, ''), ...Object.values<SqlValue>(row))
}

/** Adds a row unless one with its key is there; says whether it was added. */
export function insertNew<T extends Table>(connection: WritingConnection, table: T, row: TableRow<T>): boolean {
  return connection.run(textOf(table, row, 'new'), ...Object.values<SqlValue>(row)) > 0
}

/** Adds a row, or writes it over the one with its key; rows that refer to it are not touched. */
export function upsert<T extends Table>(connection: WritingConnection, table: T, row: TableRow<T>): void {
  connection.run(textOf(table, row, 'over'), ...Object.values<SqlValue>(row))
}

/** The key is the first column of every table that rows are written over in. */
function textOf(table: Table, row: { [column: string]: SqlValue }, conflict: '' | 'new' | 'over'): string {
  const name = `${conflict} ${table}`
  let text = texts.get(name)
  if (text === undefined) {
    const columns = Object.keys(row)
    const [key, ...others] = columns
    const tail = {
      '': '',
      new: ' ON CONFLICT DO NOTHING',
      over: ` ON CONFLICT("${key}") DO UPDATE SET ${others.map((column) => `"${column}" = excluded."${column}"`).join(', ')}`,
    }[conflict]
    text = `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')})
      VALUES (${columns.map(() => '?').join(', ')})${tail}`
    texts.set(name, text)
  }
  return text
}
