import type { Plugin } from 'graphql-yoga'
import { createGraphQLError } from './graphql-yoga.ts'

/**
 * Says of `variables` and `extensions` in a URL or a form that they are no JSON: Yoga says so of a JSON body alone,
 * and takes these for a fault of the server.
 */
export const unreadableParameters: Plugin = {
  onRequestParse({ requestParser, setRequestParser }) {
    if (!requestParser) return
    setRequestParser(async (request) => {
      try {
        return await requestParser(request)
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error
        throw createGraphQLError(`variables and extensions are written in JSON: ${error.message}`, {
          extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
        })
      }
    })
  },
}
