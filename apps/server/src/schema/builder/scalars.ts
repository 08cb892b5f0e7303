import { GraphQLError, type ValueNode, valueFromASTUntyped } from 'graphql'
import { utcText } from './utc-text.ts'

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i

/**
 * Parses an RFC 3339 time with a zone.
 * @returns milliseconds since 1970
 * @throws GraphQLError for anything else
 */
export function parseDateTime(value: unknown): number {
  const milliseconds = typeof value === 'string' && rfc3339.test(value) ? Date.parse(value) : Number.NaN
  if (Number.isNaN(milliseconds)) {
    throw new GraphQLError(
      `${JSON.stringify(value)} is not a DateTime: write it with its zone, as in 2022-07-30T09:44:07Z.`,
    )
  }
  return milliseconds
}

/**
 * Parses a calendar day.
 * @returns the same text, `YYYY-MM-DD`
 * @throws GraphQLError for anything else
 */
export function parseDate(value: unknown): string {
  const day = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(value) : null
  if (!day || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value) {
    throw new GraphQLError(`${JSON.stringify(value)} is not a Date: write it as in 2022-07-30.`)
  }
  return value
}

export const dateTimeScalar = {
  description:
    'A point in time as text in RFC 3339 format: `2022-07-30T09:44:07.000Z`. Results are in UTC; arguments may use any time zone.',
  serialize: utcText,
  parseValue: parseDateTime,
}

export const dateScalar = {
  description: "A calendar day in the site's time zone as text: `2022-07-30`.",
  serialize: (day: string) => day,
  parseValue: parseDate,
}

export const jsonScalar = {
  description: 'Any JSON value: string, number, boolean, null, list or object.',
  serialize: (value: unknown) => value,
  // GraphQL handles null before it calls either of these.
  parseValue: (value: unknown) => value as NonNullable<unknown>,
  parseLiteral: (node: ValueNode, variables: Record<string, unknown> | null | undefined) =>
    valueFromASTUntyped(node, variables) as NonNullable<unknown>,
}
