import type { ArchiveSize } from '@broadsheet/database'
import { type DocumentNode, type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { noteCost, noteOperation } from '../observe/request-facts.ts'
import { measured } from '../observe/request-steps.ts'
import type { Cost } from './cost.ts'
import { type OperationPlan, planOperation } from './operation-plan.ts'
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
 * Yoga plugin that refuses a query before execution if an argument is wrong, or if it could take too long. Names the wrong
 * arguments with their paths, or the most expensive field. Adds the cost to the answer if the request asks for it.
 */
export function useCostLimit(options: CostLimitOptions): Plugin {
  const { costLimit, runCostly, costlyPoints = defaultCostlyPoints } = options
  const estimateOf = operationEstimates(options)
  return {
    onExecute({ args, setResultAndStopExecution }) {
      // Yoga's own context holds the request. `res` is missing if it does not come from node:http.
      const { request, params, res } = args.contextValue as RequestContext
      const estimate = measured(res, 'cost', () => estimateOf(args))
      if (!estimate) return
      const { cost, refusals } = estimate
      noteOperation(res, params.query, args.operationName)
      if (refusals.length > 0) return setResultAndStopExecution({ errors: refusals })
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

/** The facts about a request before it runs. */
interface Estimate {
  readonly cost: Cost
  /** One error for each field with wrong arguments. */
  readonly refusals: readonly GraphQLError[]
}

/** Returns a function that estimates an operation. It returns null if the document has no such operation. */
export function operationEstimates({
  costLimit,
  archiveSize,
}: CostLimitOptions): (args: ExecutionArgs) => Estimate | null {
  const planOf = operationPlans()
  const archiveOf = pricedArchives()
  return (args) => {
    const plan = planOf(args)
    if (!plan) return null
    const variables = args.variableValues ?? {}
    const refusals = plan.refusalsOf(variables)
    if (refusals.length > 0) return { cost: nothing, refusals }
    const cost = plan.costOf(variables, archiveOf(archiveSize()), costLimit * estimatedMultiple)
    return { cost, refusals }
  }
}

/** The cost of an operation that is refused. */
const nothing: Cost = { points: 0, dearest: '' }

/** Returns a function that plans each operation once. */
function operationPlans(): (args: ExecutionArgs) => OperationPlan | null {
  const documents = new WeakMap<DocumentNode, Map<string, OperationPlan | null>>()
  return ({ schema, document, operationName }) => {
    let operations = documents.get(document)
    if (!operations) {
      operations = new Map()
      documents.set(document, operations)
    }
    const name = operationName ?? ''
    let plan = operations.get(name)
    if (plan === undefined) {
      plan = planOperation(schema, document, operationName)
      operations.set(name, plan)
    }
    return plan
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
