import { type DocumentNode, type GraphQLSchema, getOperationAST, valueFromASTUntyped } from 'graphql'
import { type CostEstimator, costEstimator } from './cost.ts'
import { CostPlanner } from './cost-plan.ts'
import { type RefusalFinder, refusalFinder } from './refused-arguments.ts'

/** The facts about an operation before it runs, for any variables. */
export interface OperationPlan {
  readonly costOf: CostEstimator
  readonly refusalsOf: RefusalFinder
}

/**
 * Prepares what does not depend on variables: the fields of an operation, their prices and the checks of their arguments.
 * @returns null if the document has no such operation
 */
export function planOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
): OperationPlan | null {
  const operation = getOperationAST(document, operationName)
  const root = operation && schema.getRootType(operation.operation)
  if (!operation || !root) return null
  const fields = new CostPlanner(schema, document).fieldsOf([operation.selectionSet], root)
  const defaults: Record<string, unknown> = {}
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue) defaults[variable.name.value] = valueFromASTUntyped(defaultValue)
  }
  return { costOf: costEstimator(fields, defaults), refusalsOf: refusalFinder(schema, operation, fields) }
}
