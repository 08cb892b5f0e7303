import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases'
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth'
import { GraphQLError, parse, type ValidationContext } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/** How many levels of fields a query may have; introspection is exempt. */
export const maxDepth = 12
/** How many fields of a query may be renamed: the way to ask one dear thing many times. */
export const maxAliases = 50
/** How many words and signs a query may be written with. */
export const maxTokens = 4_000
/** How many operations one HTTP request may carry. */
export const maxBatch = 10
/** How large the body of a request may be: every query within the limits fits many times over. */
export const maxBodyBytes = 1_000_000

const rules = [
  maxDepthRule({
    n: maxDepth,
    flattenFragments: true,
    propagateOnRejection: false,
    onReject: [report('QUERY_TOO_DEEP')],
  }),
  maxAliasesRule({ n: maxAliases, propagateOnRejection: false, onReject: [report('TOO_MANY_ALIASES')] }),
]

/** Refuses what would cost too much before it runs, and says which limit it is. */
export const limits: Plugin = {
  onParse: ({ setParseFn }) => setParseFn((source, options) => parse(source, { ...options, maxTokens })),
  onValidate({ addValidationRule }) {
    for (const rule of rules) addValidationRule(rule)
  },
}

/** The libraries call it a syntax error, which it is not; what they say after that names the limit. */
function report(code: string) {
  return (context: ValidationContext | null, { message }: GraphQLError) =>
    context?.reportError(new GraphQLError(message.replace(/^Syntax Error: /, ''), { extensions: { code } }))
}
