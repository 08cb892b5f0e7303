import { GraphQLError, valueFromASTUntyped } from 'graphql'
import { builder } from '../builder.ts'

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i

/** @throws GraphQLError for anything but an RFC 3339 time with its zone */
export function parseDateTime(value: unknown): number {
  const milliseconds = typeof value === 'string' && rfc3339.test(value) ? Date.parse(value) : Number.NaN
  if (Number.isNaN(milliseconds)) {
    throw new GraphQLError(`${JSON.stringify(value)} is no DateTime: write it with its zone, as 2022-07-30T09:44:07Z.`)
  }
  return milliseconds
}

/** @throws GraphQLError for anything but `YYYY-MM-DD` */
export function parseDate(value: unknown): string {
  const day = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(value) : null
  if (!day || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value) {
    throw new GraphQLError(`${JSON.stringify(value)} is no Date: write it as 2022-07-30.`)
  }
  return value
}

builder.scalarType('DateTime', {
  description:
    'A moment, as RFC 3339 has it: 2022-07-30T09:44:07.000Z. Answers are in UTC; arguments may be in any zone.',
  serialize: (milliseconds) => new Date(milliseconds).toISOString(),
  parseValue: parseDateTime,
})

builder.scalarType('Date', {
  description: "A day in the site's time zone: 2022-07-30.",
  serialize: (day) => day,
  parseValue: parseDate,
})

builder.scalarType('JSON', {
  description: 'Any JSON value: text, number, true or false, null, a list or an object.',
  serialize: (value) => value,
  // GraphQL itself deals with null before either of these.
  parseValue: (value) => value as NonNullable<unknown>,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables) as NonNullable<unknown>,
})
