import { BadInputError } from '@broadsheet/database'
import {
  type FieldNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLSchema,
  getArgumentValues,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql'
import type { ArgumentCheck } from './argument-checks.ts'
import type { Fields, PlannedField } from './cost-plan.ts'
import type { RawValues } from './filter-prices.ts'
import { isNestedDeeper } from './nesting.ts'
import { hasVariable } from './raw-arguments.ts'
import { variableCoercion } from './variable-coercion.ts'

/** Finds the arguments of one operation that are wrong for given variables. Returns one error for each field. */
export type RefusalFinder = (variables: RawValues) => readonly GraphQLError[]

/** How many levels of lists and objects a variable may have. Functions that call themselves for each level need a limit. */
const maxNesting = 150

/** Part of a plan: a field with a check that a request can fail, or one with such a field below it. */
interface CheckedField {
  readonly field: PlannedField
  /** Returns the reason to refuse the arguments, or null. */
  readonly reason: ((variables: RawValues) => string | null) | null
  readonly children: readonly CheckedFields[]
}
type CheckedFields = readonly CheckedField[]

/**
 * Prepares the checks of an operation's arguments. Arguments without variables are checked here, once. Most operations
 * have nothing left to check for each request.
 */
export function refusalFinder(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  fields: Fields,
): RefusalFinder {
  const checked = new CheckPlanner().checkedOf(fields)
  if (checked.length === 0) return () => []
  const coerce = variableCoercion(schema, variableDefinitions)
  return (variables) => {
    const deep = Object.keys(variables).find((name) => isNestedDeeper(variables[name], maxNesting))
    if (deep !== undefined) return [tooDeep(deep, variableDefinitions)]
    const coerced = coerce(variables)
    // Execution reports variables of a wrong type.
    if (!coerced) return []
    const refusals: GraphQLError[] = []
    addRefusals(checked, coerced, [], new Set(), refusals)
    return refusals
  }
}

/** Fragments share their fields, so each list of fields is planned once. */
class CheckPlanner {
  readonly #planned = new Map<Fields, CheckedFields>()

  checkedOf(fields: Fields): CheckedFields {
    const known = this.#planned.get(fields)
    if (known) return known
    const checked = fields.flatMap((field): CheckedField[] => {
      const reason = reasonFor(field)
      const children = field.children.map((each) => this.checkedOf(each)).filter(({ length }) => length > 0)
      return reason || children.length > 0 ? [{ field, reason, children }] : []
    })
    this.#planned.set(fields, checked)
    return checked
  }
}

/** Returns a function that checks a field, or null if it cannot fail. */
function reasonFor({ check, definition, nodes: [node] }: PlannedField): CheckedField['reason'] {
  if (!check || !node?.arguments?.length) return null
  const argumentsFor = preparedArguments(definition, node)
  if (node.arguments.some(({ value }) => hasVariable(value)))
    return (variables) => reasonOf(check, argumentsFor, variables)
  const reason = reasonOf(check, argumentsFor, {})
  return reason === null ? null : () => reason
}

/** Returns a function that coerces a field's arguments for given variables. Those without variables are coerced once. */
function preparedArguments(
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
): (variables: RawValues) => object {
  const changing = new Set(node.arguments?.flatMap(({ name, value }) => (hasVariable(value) ? [name.value] : [])))
  const only = (changes: boolean) => ({
    ...definition,
    args: definition.args.filter(({ name }) => changing.has(name) === changes),
  })
  const fixed = getArgumentValues(only(false), node)
  const ofVariables = only(true)
  return (variables) => ({ ...fixed, ...getArgumentValues(ofVariables, node, variables) })
}

function reasonOf(
  check: ArgumentCheck,
  argumentsFor: (variables: RawValues) => object,
  variables: RawValues,
): string | null {
  try {
    // The schema has coerced the arguments to the types that the field's check takes.
    check(argumentsFor(variables) as never)
    return null
  } catch (error) {
    if (error instanceof BadInputError) return error.message
    // Execution reports an argument of a wrong type.
    if (error instanceof GraphQLError) return null
    throw error
  }
}

/** Adds one error for each field. A list of fields that several fragments share is checked once, so the walk is short. */
function addRefusals(
  checked: CheckedFields,
  variables: RawValues,
  path: readonly string[],
  seen: Set<CheckedFields>,
  refusals: GraphQLError[],
): void {
  if (seen.has(checked)) return
  seen.add(checked)
  for (const { field, reason, children } of checked) {
    if (field.isIncluded && !field.isIncluded(variables)) continue
    const fieldPath = [...path, field.key]
    const message = reason?.(variables) ?? null
    if (message !== null) refusals.push(refusal(message, field, fieldPath))
    for (const each of children) addRefusals(each, variables, fieldPath, seen, refusals)
  }
}

const refused = { code: 'BAD_USER_INPUT', http: { spec: true, status: 400 } }

function refusal(message: string, { nodes }: PlannedField, path: readonly string[]): GraphQLError {
  return new GraphQLError(message, { nodes, path, extensions: refused })
}

function tooDeep(name: string, definitions: readonly VariableDefinitionNode[]): GraphQLError {
  const message = `$${name}: the value is nested more than ${maxNesting} levels deep; put its conditions in one list`
  const nodes = definitions.filter(({ variable }) => variable.name.value === name)
  return new GraphQLError(message, { nodes, extensions: refused })
}
