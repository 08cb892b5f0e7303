import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql'
import type { Given } from './cost-filters.ts'
import { type Pricer, prices } from './cost-prices.ts'

type Argument = (variables: Given) => unknown
export type Fields = readonly Field[]

/** A field of the answer, whatever fragments it was asked in. */
export interface Field {
  readonly key: string
  readonly name: string
  readonly price: Pricer | undefined
  readonly arguments: readonly (readonly [name: string, Argument])[]
  /** Left out where each of the places that ask for it is. */
  readonly isAsked: ((variables: Given) => boolean) | null
  /** Whether its objects are a page with its rows, count and ends. */
  readonly isConnection: boolean
  /** By what it may be; none for what has no fields. */
  readonly children: readonly Fields[]
}

interface Asked {
  readonly node: FieldNode
  readonly directives: readonly DirectiveNode[]
}

/** What of a document's cost does not hang on variables, worked out once. */
export class Planner {
  readonly #schema: GraphQLSchema
  readonly #fragments = new Map<string, FragmentDefinitionNode>()
  /** Fragments may be asked for many times over: each selection is planned once a type. */
  readonly #planned = new Map<SelectionSetNode, Map<GraphQLObjectType, Fields>>()

  constructor(schema: GraphQLSchema, document: DocumentNode) {
    this.#schema = schema
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition)
    }
  }

  fieldsOf(selections: readonly SelectionSetNode[], type: GraphQLObjectType): Fields {
    const [only, another] = selections
    if (!only || another) return this.#plan(selections, type)
    const types = this.#planned.get(only) ?? new Map<GraphQLObjectType, Fields>()
    const fields = types.get(type) ?? this.#plan(selections, type)
    this.#planned.set(only, types.set(type, fields))
    return fields
  }

  #plan(selections: readonly SelectionSetNode[], type: GraphQLObjectType): Fields {
    const asked = new Map<string, Asked[]>()
    const seen = new Map<FragmentDefinitionNode, 'at times' | 'always'>()
    for (const selection of selections) this.#collect(selection, type, [], asked, seen)
    return [...asked].flatMap(([key, places]) => {
      const definition = type.getFields()[places[0]?.node.name.value ?? '']
      return definition ? [this.#field(key, places, type, definition)] : []
    })
  }

  #collect(
    { selections }: SelectionSetNode,
    type: GraphQLObjectType,
    around: readonly DirectiveNode[],
    asked: Map<string, Asked[]>,
    seen: Map<FragmentDefinitionNode, 'at times' | 'always'>,
  ): void {
    for (const selection of selections) {
      const directives = selection.directives?.length ? [...around, ...selection.directives] : around
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value
        const places = asked.get(key)
        if (places) places.push({ node: selection, directives })
        else asked.set(key, [{ node: selection, directives }])
        continue
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (this.#applies(selection.typeCondition?.name.value, type)) {
          this.#collect(selection.selectionSet, type, directives, asked, seen)
        }
        continue
      }
      const fragment = this.#fragments.get(selection.name.value)
      if (!fragment || seen.get(fragment) === 'always') continue
      // Asked for under two conditions it counts as always there: to try all of them out could take for ever.
      const isAlways = directives.length === 0 || seen.has(fragment)
      seen.set(fragment, isAlways ? 'always' : 'at times')
      if (this.#applies(fragment.typeCondition.name.value, type)) {
        this.#collect(fragment.selectionSet, type, isAlways ? [] : directives, asked, seen)
      }
    }
  }

  #applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true
    const wider = this.#schema.getType(condition)
    return isAbstractType(wider) && this.#schema.isSubType(wider, type)
  }

  #field(
    key: string,
    places: readonly Asked[],
    type: GraphQLObjectType,
    definition: GraphQLField<unknown, unknown>,
  ): Field {
    const named = getNamedType(definition.type)
    const selections = [...new Set(places.flatMap(({ node }) => node.selectionSet ?? []))]
    const conditions = places.map(({ directives }) => conditionOf(directives))
    const node = places[0]?.node
    return {
      key,
      name: definition.name,
      price: prices[`${type.name}.${definition.name}`] ?? priceByType(definition),
      arguments: definition.args.flatMap(({ name, defaultValue }) => {
        const value = node?.arguments?.find((argument) => argument.name.value === name)?.value
        if (value) return [[name, argumentOf(value)] as const]
        return defaultValue === undefined ? [] : [[name, () => defaultValue] as const]
      }),
      isAsked: conditions.includes(null) ? null : (variables) => conditions.some((holds) => holds?.(variables)),
      isConnection: named.name.endsWith('Connection'),
      children: isCompositeType(named) ? this.#typesOf(named).map((each) => this.fieldsOf(selections, each)) : [],
    }
  }

  #typesOf(type: GraphQLCompositeType): readonly GraphQLObjectType[] {
    return isObjectType(type) ? [type] : this.#schema.getPossibleTypes(type)
  }
}

/** What is not in the table: a page's rows and edges are as many as the page is long, other lists are thought short. */
function priceByType({ name, type }: GraphQLField<unknown, unknown>): Pricer | undefined {
  if (!isCompositeType(getNamedType(type))) return undefined
  if (!isListType(getNullableType(type))) return () => ({ size: 1 })
  const ofPage = name === 'nodes' || name === 'edges'
  return (_args, _parents, { size }) => ({ size: ofPage ? (size ?? 0) : 10 })
}

function argumentOf(value: ValueNode): Argument {
  if (value.kind === Kind.VARIABLE) return (variables) => variables[value.name.value]
  if (hasVariable(value)) return (variables) => valueFromASTUntyped(value, variables)
  const constant = valueFromASTUntyped(value)
  return () => constant
}

function hasVariable(value: ValueNode): boolean {
  if (value.kind === Kind.LIST) return value.values.some(hasVariable)
  if (value.kind === Kind.OBJECT) return value.fields.some((field) => hasVariable(field.value))
  return value.kind === Kind.VARIABLE
}

/** Null where nothing leaves it out. */
function conditionOf(directives: readonly DirectiveNode[]): ((variables: Given) => boolean) | null {
  const conditions = directives.flatMap(({ name, arguments: [condition] = [] }) => {
    if (!condition || (name.value !== 'skip' && name.value !== 'include')) return []
    const holds = argumentOf(condition.value)
    return [(variables: Given) => Boolean(holds(variables)) === (name.value === 'include')]
  })
  return conditions.length ? (variables) => conditions.every((holds) => holds(variables)) : null
}
