import { type DocumentNode, type ExecutionResult, parse } from 'graphql'
import type { GraphQLParams } from 'graphql-yoga'
import { LRUCache } from 'lru-cache'
import { type CostLimitOptions, defaultCostlyPoints, operationEstimates } from '../limits/cost-limit.ts'
import { noteCost, noteOperation } from '../observe/request-facts.ts'
import { measured } from '../observe/request-steps.ts'
import type { AnswerTags } from '../schema/builder/answer-tags.ts'
import { type CompiledOperation, compile } from './compiled-execution.ts'
import { isPromise } from './graphql-yoga.ts'
import type { OperationThreads } from './operation-threads.ts'
import { schema } from './schema.ts'
import { runAndRelease, type SnapshotOptions, snapshotContext } from './snapshots.ts'

/** How often Yoga must have answered an operation before it is prepared. Preparation costs as much as 20 executions. */
const answersBeforePreparation = 2
const maxOperations = 200

export interface PreparedOperationsOptions extends SnapshotOptions, CostLimitOptions {
  /** Threads for costly operations, which are not answered here. Null if there are none. */
  threads: OperationThreads | null
}

/** Collectors for facts about an operation. */
export interface Collected {
  /** The response for which facts are collected. */
  response?: object | undefined
  /** The tags of the answer for CDNs. */
  tags?: AnswerTags | null
}

/** Returns the JSON of the whole result, or null if Yoga must answer the request. */
type Answer = string | null | Promise<string | null>

/**
 * Operations that clients repeat. Yoga has parsed, validated and answered each of them before, so a later request needs
 * only the cost limit and the execution. This skips Yoga's plugin hooks and the Fetch API request that they read, which
 * cost as much as the execution of a small query.
 */
export class PreparedOperations {
  readonly #options: SnapshotOptions
  readonly #maxPoints: number
  readonly #estimateOf: ReturnType<typeof operationEstimates>
  readonly #operations = new LRUCache<string, Operation>({ max: maxOperations })

  constructor(options: PreparedOperationsOptions) {
    this.#options = options
    const { costLimit, costlyPoints = defaultCostlyPoints, threads } = options
    this.#maxPoints = threads ? Math.min(costLimit, costlyPoints) : costLimit
    this.#estimateOf = operationEstimates(options)
  }

  /**
   * Answers a request for a prepared operation.
   * @returns null if the operation is not prepared, is refused, costs too much, or if its result has errors: Yoga must
   *   answer then
   */
  answer(params: GraphQLParams, authorization: string | undefined, { response, tags }: Collected = {}): Answer {
    if (!hasPlainParams(params)) return null
    const prepared = this.#operations.get(keyOf(params))?.prepared
    if (!prepared) return null
    if (this.#options.obstacle() !== null) return null
    const { operationName = null, variables = null } = params
    const args = { schema, document: prepared.document, operationName, variableValues: variables }
    const estimate = measured(response, 'cost', () => this.#estimateOf(args))
    if (!estimate || estimate.refusals.length > 0 || estimate.cost.points > this.#maxPoints) return null
    noteOperation(response, params.query, operationName)
    noteCost(response, estimate.cost.points)
    const context = snapshotContext(this.#options, authorization ?? null, { tags, response })
    const result = measured(response, 'run', () =>
      runAndRelease(context, () => prepared.execute({ ...args, contextValue: context })),
    )
    const textOf = (ready: ExecutionResult | null) =>
      ready && measured(response, 'serialise', () => JSON.stringify(ready))
    return isPromise(result) ? result.then(textOf) : textOf(result)
  }

  /** Tells that Yoga has answered a request without errors. Prepares the operation if it was requested before. */
  answered(params: GraphQLParams): void {
    if (!hasPlainParams(params)) return
    const key = keyOf(params)
    const operation = this.#operations.get(key) ?? { answers: 0, prepared: null }
    if (operation.answers === 0) this.#operations.set(key, operation)
    if (++operation.answers === answersBeforePreparation) operation.prepared = prepare(params)
  }
}

interface Operation {
  answers: number
  prepared: { readonly document: DocumentNode; readonly execute: CompiledOperation } | null
}

function prepare({ query = '', operationName }: GraphQLParams): Operation['prepared'] {
  const document = parse(query)
  const execute = compile({ schema, document, operationName: operationName ?? null })
  return execute && { document, execute }
}

const knownParams = new Set(['query', 'operationName', 'variables', 'extensions'])

/** Yoga refuses other parameters, and values of other types. */
function hasPlainParams(params: GraphQLParams): boolean {
  const { operationName, variables } = params
  return (
    (operationName == null || typeof operationName === 'string') &&
    (variables == null || (typeof variables === 'object' && !Array.isArray(variables))) &&
    Object.keys(params).every((name) => knownParams.has(name))
  )
}

function keyOf({ query = '', operationName }: GraphQLParams): string {
  return operationName ? `${operationName} ${query}` : query
}
