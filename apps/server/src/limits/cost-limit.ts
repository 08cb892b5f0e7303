import type { ArchiveSize } from '@broadsheet/database'
import { type DocumentNode, type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { noteCost, noteOperation } from '../observe/request-facts.ts'
import { measured } from '../observe/request-steps.ts'
import { type Cost, type CostEstimator, costEstimator } from './cost.ts'
import { type PricedArchive, pricedArchive } from './priced-archive.ts'

/** How many points a query may cost if no setting says otherwise. docs/limits.md explains the prices. */
export const defaultCostLimit = 70_000

/** A request with this header gets the cost of its query in `extensions.cost`. */
export const costHeader = 'x-query-cost'

/** An operation of more points may block the main thread for longer than fifteen milliseconds. */
export const defaultCostlyPoints = 3_000

/** The estimate stops at this multiple of the limit; a precise number beyond it has no use. */
const estimatedMultiple = 10

interface RequestContext {
  readonly request: Request
  readonly params: { readonly query?: string }
  readonly res?: object
}

export interface CostLimitOptions {
  /** How many points a query may cost. */
  costLimit: number
  archiveSize: () => ArchiveSize
  /** Runs a costly operation elsewhere. If left out, every operation runs on the main thread. */
  runCostly?: ((args: ExecutionArgs, points: number) => Promise<ExecutionResult>) | undefined
  /** Operations of more points are costly. */
  costlyPoints?: number | undefined
}

/**
 * Yoga plugin that refuses a query that could take too long before execution, and names its most expensive field. Adds
 * the cost to the answer if the request asks for it.
 */
export function useCostLimit(options: CostLimitOptions): Plugin {
  const { costLimit, runCostly, costlyPoints = defaultCostlyPoints } = options
  const costOf = operationCosts(options)
  return {
    onExecute({ args, setResultAndStopExecution }) {
      // Yoga's own context holds the request. `res` is missing if it does not come from node:http.
      const { request, params, res } = args.contextValue as RequestContext
      const cost = measured(res, 'cost', () => costOf(args))
      if (!cost) return
      noteOperation(res, params.query, args.operationName)
      noteCost(res, cost.points)
      if (cost.points > costLimit) return setResultAndStopExecution({ errors: [tooCostly(cost, costLimit)] })
      const tellsCost = request.headers.has(costHeader)
      const withCost = (result: ExecutionResult) =>
        tellsCost ? { ...result, extensions: { ...result.extensions, cost: { ...cost, limit: costLimit } } } : result
      if (runCostly && cost.points > costlyPoints) {
        return runCostly(args, cost.points).then((result) => setResultAndStopExecution(withCost(result)))
      }
      if (!tellsCost) return
      return {
        onExecuteDone({ result, setResult }) {
          if (!(Symbol.asyncIterator in result)) setResult(withCost(result))
        },
      }
    },
  }
}

/** Returns a function that estimates the cost of an operation. It returns null if the document has no such operation. */
export function operationCosts({ costLimit, archiveSize }: CostLimitOptions): (args: ExecutionArgs) => Cost | null {
  const estimatorOf = estimators()
  const archiveOf = pricedArchives()
  return (args) => {
    const estimate = estimatorOf(args)
    return estimate?.(args.variableValues ?? {}, archiveOf(archiveSize()), costLimit * estimatedMultiple) ?? null
  }
}

/** Returns a function that prepares the estimate of each operation once. */
function estimators(): (args: ExecutionArgs) => CostEstimator | null {
  const documents = new WeakMap<DocumentNode, Map<string, CostEstimator | null>>()
  return ({ schema, document, operationName }) => {
    let operations = documents.get(document)
    if (!operations) {
      operations = new Map()
      documents.set(document, operations)
    }
    const name = operationName ?? ''
    let estimator = operations.get(name)
    if (estimator === undefined) {
      estimator = costEstimator(schema, document, operationName)
      operations.set(name, estimator)
    }
    return estimator
  }
}

/** Returns a function that computes the scale of an archive once for each size. */
function pricedArchives(): (size: ArchiveSize) => PricedArchive {
  let archive: PricedArchive | undefined
  return (size) => {
    if (archive?.size !== size) archive = pricedArchive(size)
    return archive
  }
}

function tooCostly({ points, dearest }: Cost, costLimit: number): GraphQLError {
  const highest = costLimit * estimatedMultiple
  const cost = points > highest ? `more than ${formatNumber(highest)}` : formatNumber(points)
  const message = `This query may cost ${cost} points, and ${formatNumber(costLimit)} is the limit. ${dearest} costs most: ask for fewer at once, for a narrower filter, or in several queries.`
  const extensions = {
    code: 'QUERY_TOO_COSTLY',
    cost: points,
    limit: costLimit,
    dearest,
    http: { spec: true, status: 400 },
  }
  return new GraphQLError(message, { extensions })
}

function formatNumber(points: number): string {
  return points.toLocaleString('en')
}
