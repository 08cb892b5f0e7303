import {
  type GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql'
import { withMessage } from './with-message.ts'

/** A list of more names does not help in an error. GraphiQL shows them all. */
const mostChoices = 16

/**
 * Adds the names that the schema has in the place of a mistake, if graphql-js proposes none because none is similar:
 * `Value "DATE" does not exist in "ArticleOrderField" enum. Its values are PUBLISHED_AT, …`
 */
export function withChoices(error: GraphQLError, schema: GraphQLSchema): GraphQLError {
  const choices = choicesFor(error.message, schema)
  if (choices === null) return error
  return withMessage(error, `${error.message} ${choices}`)
}

const mistakes: [message: RegExp, choices: (schema: GraphQLSchema, names: string[]) => string | null][] = [
  [
    /Cannot query field "(\w+)" on type "(\w+)"\.$/,
    (schema, [field = '', type = '']) => fieldsIn(schema.getType(type), field),
  ],
  [
    /Unknown argument "\w+" on field "(\w+)\.(\w+)"\.$/,
    (schema, [type = '', field = '']) => argumentsOf(schema.getType(type), field),
  ],
  [/Value "\w+" does not exist in "(\w+)" enum\.$/, (schema, [type = '']) => valuesOf(schema.getType(type))],
  [/Field "\w+" is not defined by type "(\w+)"\.$/, (schema, [type = '']) => inputFields(schema.getType(type))],
  [/Expected value of type "(\w+)!?", found .*\.$/s, (schema, [type = '']) => inputFields(schema.getType(type))],
  [
    / of type "(\w+)!" is required, but it was not provided\.$/,
    (schema, [type = '']) => inputFields(schema.getType(type)),
  ],
]

function choicesFor(message: string, schema: GraphQLSchema): string | null {
  for (const [pattern, choices] of mistakes) {
    const [found, ...names] = pattern.exec(message) ?? []
    if (found !== undefined) return choices(schema, names)
  }
  return null
}

/** Clients often request a field of the articles from the list itself. */
function fieldsIn(type: GraphQLNamedType | undefined, field: string): string | null {
  if (!isObjectType(type) && !isInterfaceType(type)) return null
  const fields = type.getFields()
  const node = fields.nodes && getNamedType(fields.nodes.type)
  if (isObjectType(node) && node.getFields()[field] !== undefined) return `Write nodes { ${field} }.`
  return listed('Its fields are', Object.keys(fields))
}

function argumentsOf(type: GraphQLNamedType | undefined, field: string): string | null {
  if (!isObjectType(type) && !isInterfaceType(type)) return null
  const names = type.getFields()[field]?.args.map(({ name }) => name) ?? []
  return names.length === 0 ? 'It has no arguments.' : listed('Its arguments are', names)
}

function valuesOf(type: GraphQLNamedType | undefined): string | null {
  return isEnumType(type)
    ? listed(
        'Its values are',
        type.getValues().map(({ name }) => name),
      )
    : null
}

function inputFields(type: GraphQLNamedType | undefined): string | null {
  if (!isInputObjectType(type)) return null
  const names = Object.keys(type.getFields())
  return listed(type.isOneOf ? `${type.name} has one of the fields` : `${type.name} has the fields`, names)
}

function listed(what: string, names: string[]): string | null {
  return names.length > mostChoices ? null : `${what} ${names.join(', ')}.`
}
