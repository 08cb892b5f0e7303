import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases'
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth'
import { GraphQLError, parse, type ValidationContext } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { noMutations } from './no-mutations.ts'

/** How deep fields may be nested. Introspection is exempt. */
export const maxDepth = 12
/** How many aliases a query may have: aliases allow a client to request one expensive field many times. */
export const maxAliases = 50
/** How many lexical tokens a query may have. */
export const maxTokens = 4_000
/** How many operations one HTTP request may contain. */
export const maxBatch = 10
/** Size of a request body in bytes. A query within the other limits is much smaller. */
export const maxBodyBytes = 1_000_000

const rules = [
  noMutations,
  maxDepthRule({
    n: maxDepth,
    flattenFragments: true,
    propagateOnRejection: false,
    onReject: [reportWithCode('QUERY_TOO_DEEP')],
  }),
  maxAliasesRule({ n: maxAliases, propagateOnRejection: false, onReject: [reportWithCode('TOO_MANY_ALIASES')] }),
]

/** Yoga plugin that refuses a mutation, or a query over a limit, before execution, with an error that says why. */
export const queryLimits: Plugin = {
  onParse: ({ setParseFn }) => setParseFn((source, options) => parse(source, { ...options, maxTokens })),
  onValidate({ addValidationRule }) {
    for (const rule of rules) addValidationRule(rule)
  },
}

/** Removes "Syntax Error" from the libraries' messages, because the query is well-formed. The rest names the limit. */
function reportWithCode(code: string) {
  return (context: ValidationContext | null, { message }: GraphQLError) =>
    context?.reportError(new GraphQLError(message.replace(/^Syntax Error: /, ''), { extensions: { code } }))
}
