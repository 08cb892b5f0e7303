import { BadInputError } from './input-errors.ts'
import { isSet } from './optional.ts'

/**
 * The one member of `by` that is set, with its value. Texts are normalized to NFC.
 * @throws `BadInputError` if none or several are set
 */
export function lookupKey<By extends object>(
  by: By,
  fields: readonly (keyof By & string)[],
): [keyof By & string, string | number] {
  const chosen = fields.filter((field) => isSet(by[field]))
  const [field, another] = chosen
  if (field === undefined || another !== undefined) throw new BadInputError(`Give exactly one of ${fields.join(', ')}`)
  const value: unknown = by[field]
  return [field, typeof value === 'number' ? value : textOf(value)]
}

function textOf(value: unknown): string {
  return (Array.isArray(value) ? JSON.stringify(value) : String(value)).normalize('NFC')
}
