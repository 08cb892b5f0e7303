import { columnsOf } from '../../schema/table-rows.ts'
import type { Dialect } from '../../sql/dialect.ts'
import { raw, type Sql, sql } from '../../sql/sql.ts'
import {
  articleFields,
  authorFields,
  categoryFields,
  detailFields,
  fileFields,
  imageFields,
  siteFields,
  tagFields,
} from './nodes.ts'

/** The columns of these fields, for SELECT, under an alias. */
function columns(alias: string, fields: readonly string[]): Sql {
  return raw(fields.map((field) => `${alias}."${field}"`).join(', '))
}

export const articleColumns = columns('a', articleFields)
export const detailColumns = columns('a', detailFields)
export const fileColumns = columns('f', fileFields)
export const diagnosticColumns = ({ rowNumber }: Dialect): Sql =>
  sql`${rowNumber('d')} AS id, ${columns('d', columnsOf('Diagnostic'))}`
export const authorColumns = columns('x', authorFields)
export const categoryColumns = columns('x', categoryFields)
export const tagColumns = columns('x', tagFields)
export const imageColumns = columns('x', imageFields)
export const siteColumns = columns('s', siteFields)
