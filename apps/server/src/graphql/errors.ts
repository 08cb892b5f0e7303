import { randomUUID } from 'node:crypto'
import { BadInputError, DatabaseError } from '@broadsheet/database'
import { GraphQLError, Kind } from 'graphql'
import { unavailableHeaders } from './readiness.ts'
import { schema } from './schema.ts'
import { withChoices } from './schema-choices.ts'

/** Logs an unexpected error. For a GraphQL error, `id` is the one in the client's `extensions.id`. */
export type Report = (error: unknown, id: string) => void

/**
 * Returns Yoga's error mask. A client sees the message of its own mistakes, with a code. For an unexpected error it sees
 * only an id, under which the log has the details.
 */
export function errorMask(report: Report): (error: unknown) => GraphQLError {
  return (error) => {
    const located = error instanceof GraphQLError ? error : null
    const cause = located?.originalError ?? error
    if (located && (cause instanceof BadInputError || isRequestError(located))) {
      const { message } = withChoices(located, schema)
      return withExtensions(located, message, { code: 'BAD_USER_INPUT', ...located.extensions })
    }
    if (cause instanceof DatabaseError) {
      if (cause.code === 'DATABASE_UNAVAILABLE') report(cause, cause.code)
      return withExtensions(located, cause.message, { code: cause.code, http: unavailable })
    }
    const id = randomUUID()
    report(cause, id)
    // `unexpected` makes Yoga answer 500 if there is no data.
    const extensions = { code: 'INTERNAL_SERVER_ERROR', id, unexpected: true }
    return withExtensions(located, `Unexpected error on the server; its log has the details under ${id}`, extensions)
  }
}

/** The status and headers of an answer that a client may ask for again. */
const unavailable = { status: 503, headers: { ...unavailableHeaders, 'Retry-After': '1' } }

/** Returns whether graphql-js reports the document, its variables or an argument, not the value of a field. */
function isRequestError({ path, nodes }: GraphQLError): boolean {
  return !path || nodes?.[0]?.kind !== Kind.FIELD
}

function withExtensions(at: GraphQLError | null, message: string, extensions: Record<string, unknown>): GraphQLError {
  // Yoga masks an error that has an original error, so the new one has none.
  return new GraphQLError(message, {
    nodes: at?.nodes ?? null,
    source: at?.source ?? null,
    positions: at?.positions ?? null,
    path: at?.path ?? null,
    extensions,
  })
}
