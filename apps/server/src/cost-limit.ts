import { type DocumentNode, GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { type Costing, costing } from './cost.ts'

/** How many points a query may cost: docs/limits.md says what has which price. */
export const maxCost = 150_000

/** Beyond so many times the limit nobody needs to know how much. */
const counted = 10

/** Refuses a query that could take too long before it runs, and says which of its fields costs most. */
export function useCostLimit(): Plugin {
  const known = new WeakMap<DocumentNode, Map<string, Costing | null>>()
  return {
    onExecute({ args: { schema, document, operationName, variableValues }, setResultAndStopExecution }) {
      let operations = known.get(document)
      if (!operations) {
        operations = new Map()
        known.set(document, operations)
      }
      const name = operationName ?? ''
      let price = operations.get(name)
      if (price === undefined) {
        price = costing(schema, document, operationName)
        operations.set(name, price)
      }
      const cost = price?.(variableValues ?? {}, maxCost * counted)
      if (cost && cost.points > maxCost) setResultAndStopExecution({ errors: [tooCostly(cost)] })
    },
  }
}

function tooCostly({ points, dearest }: { points: number; dearest: string }): GraphQLError {
  const cost = points > maxCost * counted ? `more than ${inWords(maxCost * counted)}` : inWords(points)
  const message = `This query may cost ${cost} points, and ${inWords(maxCost)} is the limit. ${dearest} costs most: ask for fewer at once, for a narrower filter, or in several queries.`
  const extensions = {
    code: 'QUERY_TOO_COSTLY',
    cost: points,
    limit: maxCost,
    dearest,
    http: { spec: true, status: 400 },
  }
  return new GraphQLError(message, { extensions })
}

function inWords(points: number): string {
  return points.toLocaleString('en')
}
