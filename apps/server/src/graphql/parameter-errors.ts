import type { Plugin } from 'graphql-yoga'
import { createGraphQLError } from './graphql-yoga.ts'

/**
 * Answers 400 if `variables` or `extensions` in a URL or a form are not JSON. Yoga itself does so only for a JSON body,
 * and reports the others as an internal server error.
 */
export const parameterErrors: Plugin = {
  onRequestParse({ requestParser, setRequestParser }) {
    if (!requestParser) return
    setRequestParser(async (request) => {
      try {
        return await requestParser(request)
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error
        throw createGraphQLError(`variables and extensions must be JSON: ${error.message}`, {
          extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
        })
      }
    })
  },
}
