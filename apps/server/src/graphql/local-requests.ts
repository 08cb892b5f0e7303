import type { Awaitable } from '@broadsheet/database'
import type { ExecutionResult } from 'graphql'
import { currentResponse } from '../observe/current-response.ts'
import type { AnswerTags } from '../schema/builder/answer-tags.ts'
import type { PreparedOperations } from './prepared-operations.ts'
import { textOfResult } from './result-text.ts'
import { trustRequest } from './use-documents.ts'
import type { Yoga } from './yoga.ts'

export interface LocalRequest {
  query: string
  variables: Readonly<Record<string, unknown>>
  /** As the header of the same name. */
  authorization: string | null
  /** Collects the tags of the answer for CDNs. */
  tags?: AnswerTags | null
}

/**
 * Returns a function that answers GraphQL requests of this process, for the reader. They pass the same limits, plugins and
 * prepared operations as requests over HTTP, and get the same JSON.
 */
export function localRequests(yoga: Yoga, prepared: PreparedOperations): (request: LocalRequest) => Promise<string> {
  return async ({ query, variables, authorization, tags = null }) => {
    const params = { query, variables: { ...variables } }
    const response = currentResponse()
    const answer = await prepared.answer(params, authorization ?? undefined, { response, tags })
    if (answer !== null) return answer
    const headers = authorization === null ? {} : { authorization }
    const request = new yoga.fetchAPI.Request(`http://localhost${yoga.graphqlEndpoint}`, { method: 'POST', headers })
    trustRequest(request)
    // A document that holds only queries gives one result, never a stream.
    const context = response ? { tags, res: response } : { tags }
    const result = await (yoga.getResultForParams({ params, request }, context) as Awaitable<ExecutionResult>)
    const text = textOfResult(result)
    // An operation that ran in a thread is not prepared for this one.
    if (text === null && !result.errors) prepared.answered(params)
    return text ?? JSON.stringify(result)
  }
}
