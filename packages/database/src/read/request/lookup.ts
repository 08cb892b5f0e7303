import { isGiven } from './given.ts'
import { BadInputError } from './input-errors.ts'

/** The one member that is given, of a choice. Texts are compared in NFC. */
export function lookupKey<By extends object>(
  by: By,
  fields: readonly (keyof By & string)[],
): [keyof By & string, string | number] {
  const chosen = fields.filter((field) => isGiven(by[field]))
  const [field, another] = chosen
  if (field === undefined || another !== undefined) throw new BadInputError(`Give one of ${fields.join(', ')}`)
  const value: unknown = by[field]
  return [field, typeof value === 'number' ? value : textOf(value)]
}

function textOf(value: unknown): string {
  return (Array.isArray(value) ? JSON.stringify(value) : String(value)).normalize('NFC')
}
