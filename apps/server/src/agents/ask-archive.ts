import type { LocalRequest } from '../graphql/local-requests.ts'

/** Sends a query to the API and returns its JSON text. */
export type Send = (request: LocalRequest) => Promise<string>

/** A query failed. The message is the API's own, which says what to change. */
export class ArchiveError extends Error {}

/**
 * Returns the data of a query.
 * @throws ArchiveError if the API reports an error: a wrong cursor, or a query that costs too much
 */
export async function askArchive(
  send: Send,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  authorization: string | null,
): Promise<unknown> {
  const { data, errors } = JSON.parse(await send({ query, variables, authorization })) as {
    data?: unknown
    errors?: { message: string }[]
  } // The shape of every GraphQL answer.
  if (errors?.[0]) throw new ArchiveError(errors[0].message)
  return data
}
