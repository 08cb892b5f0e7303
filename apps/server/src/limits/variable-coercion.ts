import {
  coerceInputValue,
  type GraphQLInputType,
  type GraphQLSchema,
  getVariableValues,
  isInputType,
  isNonNullType,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql'

type Values = Readonly<Record<string, unknown>>

interface Variable {
  readonly name: string
  readonly type: GraphQLInputType
  /** The value of a variable that the client leaves out. Undefined if it has none. */
  readonly fallback: unknown
}

/**
 * Returns a function that coerces variables as `getVariableValues` of graphql-js does, with the types found once. It returns
 * null for wrong values: graphql-js tells what is wrong with them.
 */
export function variableCoercion(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
): (values: Values) => Values | null {
  const variables = definitions.map((definition) => variableOf(schema, definition))
  return (values) => {
    const coerced: Record<string, unknown> = {}
    for (const variable of variables) {
      if (variable === null || !coerceInto(coerced, variable, values)) return null
    }
    return coerced
  }
}

function variableOf(schema: GraphQLSchema, definition: VariableDefinitionNode): Variable | null {
  const name = definition.variable.name.value
  const type = typeFromAST(schema, definition.type)
  // This one name would set the prototype.
  if (!isInputType(type) || name === '__proto__') return null
  // Only the default gives a value to a variable that is left out.
  const { coerced } = definition.defaultValue ? getVariableValues(schema, [definition], {}) : {}
  return { name, type, fallback: coerced?.[name] }
}

/** Returns false for a wrong value. */
function coerceInto(coerced: Record<string, unknown>, { name, type, fallback }: Variable, values: Values): boolean {
  if (!Object.hasOwn(values, name)) {
    if (fallback !== undefined) coerced[name] = fallback
    return fallback !== undefined || !isNonNullType(type)
  }
  const value = values[name]
  if (value === null) {
    coerced[name] = null
    return !isNonNullType(type)
  }
  let isRight = true
  coerced[name] = coerceInputValue(value, type, () => {
    isRight = false
  })
  return isRight
}
