import type { Obstacle } from '@broadsheet/database'
import { type ExecutionArgs, GraphQLError, getOperationAST, Kind } from 'graphql'
import type { FetchAPI, Plugin } from 'graphql-yoga'

/** The headers of an answer with status 503: no cache may keep it, and a client may ask again after so many seconds. */
export const unavailableHeaders = { 'Retry-After': '5', 'Cache-Control': 'no-store' }

const reasons: Readonly<Record<Obstacle, string>> = {
  missing: 'its database is missing',
  unmigrated: 'its database was not made by Broadsheet',
  behind: 'its database must be migrated to this version of Broadsheet',
  ahead: 'its database was migrated by a later version of Broadsheet; this server must be updated',
  unimported: 'its first import has not ended',
  unreachable: 'its database does not answer',
  unreadable: 'its database cannot be read; its operator can run broadsheet doctor',
}

/**
 * Yoga plugin that answers operations with `NOT_READY` and 503 while there is no archive. An empty answer would look like
 * an archive without articles, and a site built from it would be empty too. Operations on the schema alone are answered.
 * While PostgreSQL does not answer or SQLite cannot read its file, operations run: they wait for a connection, or end with
 * `DATABASE_UNAVAILABLE`.
 */
export function useReadiness(obstacle: () => Obstacle | null): Plugin {
  const refusal = (args: ExecutionArgs) => {
    const found = obstacle()
    const runs = found === null || found === 'unreachable' || found === 'unreadable' || asksOnlyForSchema(args)
    return runs ? null : { errors: [notReady(found)] }
  }
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const refused = refusal(args)
      if (refused) setResultAndStopExecution(refused)
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      const refused = refusal(args)
      if (refused) setResultAndStopExecution(refused)
    },
  }
}

/** The answer to `GET /ready`: 200, or 503 with the reason in one line. */
export function readyAnswer(obstacle: Obstacle | null, isStopping: boolean, { Response }: FetchAPI): Response {
  const why = isStopping ? 'the server is stopping' : obstacle && reasons[obstacle]
  const type = { 'Content-Type': 'text/plain; charset=utf-8' }
  return why === null
    ? new Response('ready\n', { status: 200, headers: { ...type, 'Cache-Control': 'no-store' } })
    : new Response(`not ready: ${why}\n`, { status: 503, headers: { ...type, ...unavailableHeaders } })
}

function notReady(obstacle: Obstacle): GraphQLError {
  const message = `The archive is not ready: ${reasons[obstacle]}. Send the request again later`
  return new GraphQLError(message, {
    extensions: { code: 'NOT_READY', http: { status: 503, headers: unavailableHeaders } },
  })
}

function asksOnlyForSchema({ document, operationName }: ExecutionArgs): boolean {
  const selections = getOperationAST(document, operationName)?.selectionSet.selections ?? []
  return selections.every((selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'))
}
