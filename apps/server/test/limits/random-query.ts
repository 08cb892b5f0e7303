import { random } from '@broadsheet/database/testing/random'
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'

export interface RandomQuery {
  query: string
  variables: Record<string, unknown>
}

/** Texts, names, slugs and ids of the archive, or parts of them, so that queries have results. */
export type Words = readonly string[]

const maxDepth = 6

/** Generates valid queries with arguments, variables, fragments, aliases and directives. Repeatable by a seed. */
export class RandomQueries {
  readonly #schema: GraphQLSchema
  readonly #words: Words
  readonly #next: () => number
  #variables: { name: string; type: string; value: unknown }[] = []
  #fragments: string[] = []
  #aliases = 0
  #fields = 0

  constructor(schema: GraphQLSchema, words: Words, seed: number) {
    this.#schema = schema
    this.#words = words
    this.#next = random(seed)
  }

  next(): RandomQuery {
    this.#variables = []
    this.#fragments = []
    this.#aliases = 0
    this.#fields = 0
    const type = this.#schema.getQueryType()
    if (!type) throw new Error('The schema has no queries')
    const body = this.#selection(type, 0)
    const declared = this.#variables.map(({ name, type }) => `$${name}: ${type}`)
    const head = declared.length ? `query (${declared.join(', ')})` : 'query'
    return {
      query: [`${head} ${body}`, ...this.#fragments].join('\n'),
      variables: Object.fromEntries(
        this.#variables.filter(({ value }) => value !== undefined).map(({ name, value }) => [name, value]),
      ),
    }
  }

  #selection(type: GraphQLOutputType, depth: number): string {
    const parts: string[] = []
    if (this.#chance(0.2)) parts.push('__typename')
    if (isObjectType(type) || isInterfaceType(type)) {
      const fields = Object.values(type.getFields())
      for (let count = 1 + this.#below(4); count > 0; count--) {
        const part = this.#field(this.#pick(fields), depth)
        if (part) parts.push(part)
      }
    }
    if (!isObjectType(type) && isCompositeType(type)) {
      const possible = this.#schema.getPossibleTypes(type)
      parts.push(`... on ${this.#pick(possible).name} ${this.#selection(this.#pick(possible), maxDepth - 1)}`)
    }
    if (parts.length === 0) parts.push('__typename')
    const set = `{ ${parts.join(' ')} }`
    if (!isCompositeType(type) || !this.#chance(0.1)) return set
    const name = `F${this.#fragments.length}`
    this.#fragments.push(`fragment ${name} on ${type.name} ${set}`)
    return `{ ...${name} }`
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string | null {
    const type = getNamedType(field.type)
    if (isCompositeType(type) && (depth >= maxDepth || this.#fields > 60)) return null
    this.#fields++
    // The same response key with other arguments would be invalid.
    const alias = field.args.length > 0 || this.#chance(0.05) ? `a${this.#aliases++}: ` : ''
    const args = field.args.flatMap((arg) => this.#argument(arg) ?? [])
    const asked = args.length ? `(${args.join(', ')})` : ''
    const rest = isCompositeType(type) ? ` ${this.#selection(type, depth + 1)}` : ''
    return `${alias}${field.name}${asked}${this.#condition()}${rest}`
  }

  #condition(): string {
    if (!this.#chance(0.05)) return ''
    const directive = this.#chance(0.5) ? 'include' : 'skip'
    const value = this.#chance(0.5) ? String(this.#chance(0.5)) : this.#variable('Boolean!', this.#chance(0.5))
    return ` @${directive}(if: ${value})`
  }

  #argument({ name, type, defaultValue }: GraphQLArgument): string | null {
    const required = isNonNullType(type) && defaultValue === undefined
    if (!required && this.#chance(0.6)) return null
    const value = this.#value(name, type, 0)
    const written = this.#chance(0.4) ? this.#variable(String(type), value) : literal(type, value)
    return `${name}: ${written}`
  }

  #variable(type: string, value: unknown): string {
    const name = `v${this.#variables.length}`
    this.#variables.push({ name, type, value })
    return `$${name}`
  }

  #value(name: string, type: GraphQLInputType, depth: number): unknown {
    if (isNonNullType(type)) return this.#value(name, type.ofType, depth)
    if (isListType(type)) return Array.from({ length: this.#below(3) }, () => this.#value(name, type.ofType, depth))
    if (isEnumType(type)) return this.#pick(type.getValues()).name
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields())
      const wanted = type.isOneOf
        ? [this.#pick(fields)]
        : fields.filter(
            (field) => isNonNullType(field.type) || (depth < 2 && this.#chance(Math.min(0.3, 3 / fields.length))),
          )
      return Object.fromEntries(wanted.map((field) => [field.name, this.#value(field.name, field.type, depth + 1)]))
    }
    switch (String(type)) {
      case 'Boolean':
        return this.#chance(0.5)
      case 'Int':
        return name === 'year' ? 2020 + this.#below(8) : 1 + this.#below(8)
      case 'Float':
        return this.#below(10) / 2
      case 'DateTime':
        return new Date(Date.UTC(2018 + this.#below(9), this.#below(12), 1)).toISOString()
      default:
        return this.#pick(this.#words)
    }
  }

  #chance(share: number): boolean {
    return this.#next() < share
  }

  #below(limit: number): number {
    return Math.floor(this.#next() * limit)
  }

  #pick<T>(list: readonly T[]): T {
    const chosen = list[this.#below(list.length)]
    if (chosen === undefined) throw new Error('Nothing to choose from')
    return chosen
  }
}

/** Formats a value as a GraphQL literal: without quotes around enum values and keys. */
function literal(type: GraphQLInputType, value: unknown): string {
  if (isNonNullType(type)) return literal(type.ofType, value)
  if (isListType(type) && Array.isArray(value)) return `[${value.map((each) => literal(type.ofType, each)).join(', ')}]`
  if (isEnumType(type)) return String(value)
  if (isInputObjectType(type)) {
    const fields = type.getFields()
    const parts = Object.entries(Object(value)).map(([key, part]) => {
      const field = fields[key]
      return `${key}: ${field ? literal(field.type, part) : JSON.stringify(part)}`
    })
    return `{${parts.join(', ')}}`
  }
  return JSON.stringify(value)
}
