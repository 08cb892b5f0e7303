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
/** `url` is the whole address, also where the column is shortened. */
export const imageColumns = sql`${columns(
  'x',
  imageFields.filter((field) => field !== 'url'),
)}, COALESCE(x."longUrl", x.url) AS url`
export const siteColumns = columns('s', siteFields)
