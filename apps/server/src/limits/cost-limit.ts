import { type DocumentNode, GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { type CostEstimator, costEstimator } from './cost.ts'

/** How many points a query may cost. docs/limits.md explains the prices. */
export const maxCost = 150_000

/** The estimate stops at this multiple of the limit; a precise number beyond it has no use. */
const estimatedMultiple = 10

/** Yoga plugin that refuses a query that could take too long before execution, and names its most expensive field. */
export function useCostLimit(): Plugin {
  const estimators = new WeakMap<DocumentNode, Map<string, CostEstimator | null>>()
  return {
    onExecute({ args: { schema, document, operationName, variableValues }, setResultAndStopExecution }) {
      let operations = estimators.get(document)
      if (!operations) {
        operations = new Map()
        estimators.set(document, operations)
      }
      const name = operationName ?? ''
      let estimate = operations.get(name)
      if (estimate === undefined) {
        estimate = costEstimator(schema, document, operationName)
        operations.set(name, estimate)
      }
      const cost = estimate?.(variableValues ?? {}, maxCost * estimatedMultiple)
      if (cost && cost.points > maxCost) setResultAndStopExecution({ errors: [tooCostly(cost)] })
    },
  }
}

function tooCostly({ points, dearest }: { points: number; dearest: string }): GraphQLError {
  const limit = maxCost * estimatedMultiple
  const cost = points > limit ? `more than ${formatNumber(limit)}` : formatNumber(points)
  const message = `This query may cost ${cost} points, and ${formatNumber(maxCost)} is the limit. ${dearest} costs most: ask for fewer at once, for a narrower filter, or in several queries.`
  const extensions = {
    code: 'QUERY_TOO_COSTLY',
    cost: points,
    limit: maxCost,
    dearest,
    http: { spec: true, status: 400 },
  }
  return new GraphQLError(message, { extensions })
}

function formatNumber(points: number): string {
  return points.toLocaleString('en')
}
