import { type DocumentNode, type GraphQLSchema, getOperationAST, valueFromASTUntyped } from 'graphql'
import type { Given } from './cost-filters.ts'
import { type Field, type Fields, Planner } from './cost-plan.ts'
import { pricePerObject, pricePerStatement, type Within } from './cost-prices.ts'

/** What a query costs, and which of its fields costs most. */
export interface Cost {
  readonly points: number
  /** Response names from the top, joined by dots. */
  readonly dearest: string
}

/** Prices one operation under given variables. Stops where the sum is past `most`: it is that much at least. */
export type Costing = (variables: Given, most: number) => Cost

/** Works out once what of a document's cost does not hang on variables; null where there is no such operation. */
export function costing(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
): Costing | null {
  const operation = getOperationAST(document, operationName)
  const root = operation && schema.getRootType(operation.operation)
  if (!operation || !root) return null
  const fields = new Planner(schema, document).fieldsOf([operation.selectionSet], root)
  const defaults: Record<string, unknown> = {}
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue) defaults[variable.name.value] = valueFromASTUntyped(defaultValue)
  }
  return (variables, most) => {
    const sum = new Sum({ ...defaults, ...variables }, most)
    sum.addFields(fields, 1, {}, '')
    return { points: Math.ceil(sum.points), dearest: sum.dearest }
  }
}

class Sum {
  readonly #variables: Given
  readonly #most: number
  #dearestPoints = 0
  points = 0
  dearest = ''

  constructor(variables: Given, most: number) {
    this.#variables = variables
    this.#most = most
  }

  addFields(fields: Fields, parents: number, within: Within, path: string): void {
    let isRead = false
    for (const field of fields) {
      if (this.points > this.#most) return
      if (field.isAsked && !field.isAsked(this.#variables)) continue
      const place = path ? `${path}.${field.key}` : field.key
      if (within.rows !== undefined) {
        if (field.name === 'totalCount') this.#add(within.total ?? 0, place)
        else if (field.name === 'hasNextPage' || field.name === 'hasPreviousPage') this.#add(within.more ?? 0, place)
        else if (!isRead && /^(nodes|edges|pageInfo)$/.test(field.name)) {
          isRead = true
          this.#add(within.rows, place)
        }
      }
      this.#addField(field, parents, within, place)
    }
  }

  #addField(field: Field, parents: number, within: Within, place: string): void {
    if (!field.price) return
    const args: Record<string, unknown> = {}
    for (const [name, value] of field.arguments) args[name] = value(this.#variables)
    const { points = 0, size = 1, within: inner } = field.price(args, parents, within)
    if (field.children.length === 0) {
      this.#add(points, place)
      return
    }
    const objects = parents * size
    this.#add(points + pricePerStatement + pricePerObject * objects, place)
    if (objects === 0) return
    const next = inner ?? (field.name === 'pageInfo' ? { ...within } : { size: within.size ?? 0 })
    this.#addDearest(field.children, field.isConnection ? parents : objects, next, place)
  }

  /** Of what may be one of several types, the dearest counts. */
  #addDearest([first, ...others]: readonly Fields[], parents: number, within: Within, place: string): void {
    if (!first) return
    if (others.length === 0) {
      this.addFields(first, parents, within, place)
      return
    }
    let dearest: Sum | null = null
    for (const fields of [first, ...others]) {
      const sum = new Sum(this.#variables, this.#most - this.points)
      sum.addFields(fields, parents, within, place)
      if (!dearest || sum.points > dearest.points) dearest = sum
    }
    if (dearest) this.#join(dearest)
  }

  #join(sum: Sum): void {
    this.points += sum.points
    if (sum.#dearestPoints <= this.#dearestPoints) return
    this.#dearestPoints = sum.#dearestPoints
    this.dearest = sum.dearest
  }

  #add(points: number, place: string): void {
    this.points += points
    if (points <= this.#dearestPoints) return
    this.#dearestPoints = points
    this.dearest = place
  }
}
