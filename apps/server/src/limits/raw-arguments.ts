import { type DirectiveNode, Kind, type ValueNode, valueFromASTUntyped } from 'graphql'
import type { RawValues } from './filter-prices.ts'

/** Returns the raw value of an argument for given variables. */
export type Argument = (variables: RawValues) => unknown

/** Prepares an argument, so that only its variables are looked up for each request. */
export function argumentOf(value: ValueNode): Argument {
  if (value.kind === Kind.VARIABLE) return (variables) => variables[value.name.value]
  if (hasVariable(value)) return (variables) => valueFromASTUntyped(value, variables)
  const constant = valueFromASTUntyped(value)
  return () => constant
}

/** Returns whether the value contains a variable, at any depth. */
export function hasVariable(value: ValueNode): boolean {
  if (value.kind === Kind.LIST) return value.values.some(hasVariable)
  if (value.kind === Kind.OBJECT) return value.fields.some((field) => hasVariable(field.value))
  return value.kind === Kind.VARIABLE
}

/** Returns the condition of @skip and @include directives; null if there are none. */
export function conditionOf(directives: readonly DirectiveNode[]): ((variables: RawValues) => boolean) | null {
  const conditions = directives.flatMap(({ name, arguments: [condition] = [] }) => {
    if (!condition || (name.value !== 'skip' && name.value !== 'include')) return []
    const value = argumentOf(condition.value)
    return [(variables: RawValues) => Boolean(value(variables)) === (name.value === 'include')]
  })
  return conditions.length ? (variables) => conditions.every((isMet) => isMet(variables)) : null
}
