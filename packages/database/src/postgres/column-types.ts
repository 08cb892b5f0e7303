import { types } from 'pg'
import { instantOf } from '../sql/postgres-values.ts'

const { BOOL, INT8, NUMERIC, TIMESTAMPTZ } = types.builtins

const parsers = new Map<number, (text: string) => unknown>([
  // Ids are whole numbers of 53 bits, and counts and sums are smaller.
  [INT8, Number],
  [NUMERIC, Number],
  [BOOL, (text) => (text === 't' ? 1 : 0)],
  [TIMESTAMPTZ, instantOf],
])

/** Columns as rows have them (read/rows/nodes.ts): numbers, instants in milliseconds since 1970, booleans as 0 or 1. */
export const columnTypes = {
  getTypeParser(type: number, format?: 'text' | 'binary') {
    return parsers.get(type) ?? types.getTypeParser(type, format)
  },
}
