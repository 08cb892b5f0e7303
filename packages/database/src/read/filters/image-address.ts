import { nodeId } from '../../schema/node-ids.ts'
import { raw, type Sql, sql } from '../../sql/sql.ts'

/** A condition that an image has this address, of any length. Its id is made from the address. */
export function hasAddress(alias: 'i' | 'x', address: string): Sql {
  return sql`${raw(`${alias}.id`)} = ${nodeId('Image', address)} AND COALESCE(${raw(`${alias}."longUrl", ${alias}.url`)}) = ${address}`
}
