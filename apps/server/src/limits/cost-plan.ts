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
} from 'graphql'
import { type ArgumentCheck, argumentChecks } from './argument-checks.ts'
import type { RawValues } from './filter-prices.ts'
import type { Pricer } from './pricers.ts'
import { prices } from './prices.ts'
import { type Argument, argumentOf, conditionOf } from './raw-arguments.ts'

export type Fields = readonly PlannedField[]

/** A field of the response, merged from all fragments that select it. */
export interface PlannedField {
  /** The response key: the alias, or else the name. */
  readonly key: string
  readonly name: string
  readonly definition: GraphQLField<unknown, unknown>
  /** All selections of the field. They have the same arguments. */
  readonly nodes: readonly FieldNode[]
  readonly price: Pricer | undefined
  readonly check: ArgumentCheck | undefined
  readonly arguments: readonly (readonly [name: string, Argument])[]
  /** Evaluates @skip and @include of all selections of the field; null if one of them is unconditional. */
  readonly isIncluded: ((variables: RawValues) => boolean) | null
  /** Whether the field returns a Relay connection. */
  readonly isConnection: boolean
  /** The part of its page that the field makes it read, if its parent is a page. */
  readonly reads: 'total' | 'more' | 'rows' | null
  /** The fields below, one list per possible type; empty for a leaf. */
  readonly children: readonly Fields[]
}

/** One selection of a field, with the directives of the field and of the fragments around it. */
interface Selection {
  readonly node: FieldNode
  readonly directives: readonly DirectiveNode[]
}

/** Collects the fields of a document with their prices, once for all variables. */
export class CostPlanner {
  readonly #schema: GraphQLSchema
  readonly #fragments = new Map<string, FragmentDefinitionNode>()
  /** A fragment may be spread many times. Each selection set is planned once per type. */
  readonly #planned = new Map<SelectionSetNode, Map<GraphQLObjectType, Fields>>()

  constructor(schema: GraphQLSchema, document: DocumentNode) {
    this.#schema = schema
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition)
    }
  }

  /** Returns the fields that selection sets on an object type select together. */
  fieldsOf(selectionSets: readonly SelectionSetNode[], type: GraphQLObjectType): Fields {
    const [only, another] = selectionSets
    if (!only || another) return this.#plan(selectionSets, type)
    const types = this.#planned.get(only) ?? new Map<GraphQLObjectType, Fields>()
    const fields = types.get(type) ?? this.#plan(selectionSets, type)
    this.#planned.set(only, types.set(type, fields))
    return fields
  }

  #plan(selectionSets: readonly SelectionSetNode[], type: GraphQLObjectType): Fields {
    const fields = new Map<string, Selection[]>()
    const seen = new Map<FragmentDefinitionNode, 'conditional' | 'unconditional'>()
    for (const selectionSet of selectionSets) this.#collect(selectionSet, type, [], fields, seen)
    return [...fields].flatMap(([key, selections]) => {
      const definition = type.getFields()[selections[0]?.node.name.value ?? '']
      return definition ? [this.#field(key, selections, type, definition)] : []
    })
  }

  #collect(
    { selections }: SelectionSetNode,
    type: GraphQLObjectType,
    outerDirectives: readonly DirectiveNode[],
    fields: Map<string, Selection[]>,
    seen: Map<FragmentDefinitionNode, 'conditional' | 'unconditional'>,
  ): void {
    for (const selection of selections) {
      const directives = selection.directives?.length ? [...outerDirectives, ...selection.directives] : outerDirectives
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value
        const sameKey = fields.get(key)
        if (sameKey) sameKey.push({ node: selection, directives })
        else fields.set(key, [{ node: selection, directives }])
        continue
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (this.#applies(selection.typeCondition?.name.value, type)) {
          this.#collect(selection.selectionSet, type, directives, fields, seen)
        }
        continue
      }
      const fragment = this.#fragments.get(selection.name.value)
      if (!fragment || seen.get(fragment) === 'unconditional') continue
      // A fragment spread under two conditions counts as unconditional: all combinations could take exponential time.
      const isUnconditional = directives.length === 0 || seen.has(fragment)
      seen.set(fragment, isUnconditional ? 'unconditional' : 'conditional')
      if (this.#applies(fragment.typeCondition.name.value, type)) {
        this.#collect(fragment.selectionSet, type, isUnconditional ? [] : directives, fields, seen)
      }
    }
  }

  #applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true
    const conditionType = this.#schema.getType(condition)
    return isAbstractType(conditionType) && this.#schema.isSubType(conditionType, type)
  }

  #field(
    key: string,
    selections: readonly Selection[],
    type: GraphQLObjectType,
    definition: GraphQLField<unknown, unknown>,
  ): PlannedField {
    const namedType = getNamedType(definition.type)
    const selectionSets = [...new Set(selections.flatMap(({ node }) => node.selectionSet ?? []))]
    const conditions = selections.map(({ directives }) => conditionOf(directives))
    const nodes = selections.map(({ node }) => node)
    const [node] = nodes
    const name = `${type.name}.${definition.name}`
    return {
      key,
      name: definition.name,
      definition,
      nodes,
      price: prices[name] ?? priceByType(definition),
      check: argumentChecks[name],
      arguments: definition.args.flatMap(({ name, defaultValue }) => {
        const value = node?.arguments?.find((argument) => argument.name.value === name)?.value
        if (value) return [[name, argumentOf(value)] as const]
        return defaultValue === undefined ? [] : [[name, () => defaultValue] as const]
      }),
      isIncluded: conditions.includes(null)
        ? null
        : (variables) => conditions.some((condition) => condition?.(variables)),
      isConnection: namedType.name.endsWith('Connection'),
      reads: readByField[definition.name] ?? null,
      children: isCompositeType(namedType)
        ? this.#possibleTypes(namedType).map((each) => this.fieldsOf(selectionSets, each))
        : [],
    }
  }

  #possibleTypes(type: GraphQLCompositeType): readonly GraphQLObjectType[] {
    return isObjectType(type) ? [type] : this.#schema.getPossibleTypes(type)
  }
}

const readByField: Readonly<Record<string, PlannedField['reads']>> = {
  totalCount: 'total',
  hasNextPage: 'more',
  hasPreviousPage: 'more',
  nodes: 'rows',
  edges: 'rows',
  pageInfo: 'rows',
}

/** Prices a field that is not in the table: `nodes` and `edges` have the size of the page, other lists 10 objects. */
function priceByType({ name, type }: GraphQLField<unknown, unknown>): Pricer | undefined {
  if (!isCompositeType(getNamedType(type))) return undefined
  if (!isListType(getNullableType(type))) return () => ({ size: 1 })
  const isPage = name === 'nodes' || name === 'edges'
  return (_args, _parents, { size }) => ({ size: isPage ? (size ?? 0) : 10 })
}
