import type { Plugin } from 'graphql-yoga'
import { createGraphQLError } from './graphql-yoga.ts'

/**
 * Answers requests that hold no usable GraphQL parameters, where Yoga's own answer does not say what is wrong:
 * - 400 if `variables` or `extensions` in a URL or a form are not JSON. Yoga reports an internal server error.
 * - 400 if there is no `query`, for both media types of the response. Yoga sends 200 with `application/json`.
 *   GraphQL over HTTP calls such a request not well-formed, and recommends 400 for both media types.
 * - 415 with a reason if no parser takes the body's media type. Yoga sends an empty body.
 */
export const parameterErrors: Plugin = {
  onRequestParse({ request, requestParser, setRequestParser }) {
    if (!requestParser) {
      setRequestParser(() => {
        throw unsupportedMediaType(request.headers.get('content-type'))
      })
      return
    }
    setRequestParser(async (request) => {
      try {
        return await requestParser(request)
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error
        throw badRequest(`variables and extensions must be JSON: ${error.message}`)
      }
    })
  },
  onParams({ params }) {
    if (params?.query == null || params.query === '') {
      throw badRequest(
        'There is no query: send one as JSON, {"query": "{ articles { nodes { title } } }"}, or as ?query=…',
      )
    }
  },
}

function badRequest(message: string) {
  return createGraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } })
}

function unsupportedMediaType(contentType: string | null) {
  const what = contentType === null ? 'The body has no Content-Type' : `The body's Content-Type is ${contentType}`
  return createGraphQLError(`${what}; send Content-Type: application/json`, {
    extensions: { code: 'UNSUPPORTED_MEDIA_TYPE', http: { status: 415 } },
  })
}
