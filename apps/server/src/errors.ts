import { randomUUID } from 'node:crypto'
import { BadInputError } from '@broadsheet/database'
import { GraphQLError, Kind } from 'graphql'

/** Told of what nobody expected, with the id that the client was given. */
export type Report = (error: unknown, id: string) => void

/**
 * What a client is told of an error: its own mistakes in full, with a code; of ours only an id, under which the log
 * has the rest.
 */
export function errorMask(report: Report): (error: unknown) => GraphQLError {
  return (error) => {
    const located = error instanceof GraphQLError ? error : null
    const cause = located?.originalError ?? error
    if (located && (cause instanceof BadInputError || isOfRequest(located))) {
      return withExtensions(located, located.message, { code: 'BAD_USER_INPUT', ...located.extensions })
    }
    const id = randomUUID()
    report(cause, id)
    // Yoga answers 500 for what is unexpected and has no data.
    const extensions = { code: 'INTERNAL_SERVER_ERROR', id, unexpected: true }
    return withExtensions(located, `Something went wrong on the server, whose log says more under ${id}`, extensions)
  }
}

/** GraphQL's own word on a document, its variables or an argument; an error of a field's value is none. */
function isOfRequest({ path, nodes }: GraphQLError): boolean {
  return !path || nodes?.[0]?.kind !== Kind.FIELD
}

function withExtensions(at: GraphQLError | null, message: string, extensions: Record<string, unknown>): GraphQLError {
  // Without the original error, which says to Yoga that this one is meant to be seen.
  return new GraphQLError(message, {
    nodes: at?.nodes ?? null,
    source: at?.source ?? null,
    positions: at?.positions ?? null,
    path: at?.path ?? null,
    extensions,
  })
}
