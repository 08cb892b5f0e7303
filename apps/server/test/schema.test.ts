import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  printSchema,
} from 'graphql'
import { expect, test } from 'vitest'
import { schema } from '../src/graphql/schema.ts'

test('the committed schema.graphql is the schema of the server', async () => {
  await expect(`${printSchema(schema)}\n`).toMatchFileSnapshot('../schema.graphql')
})

test('every type, field, argument and enum value has a description', () => {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))
  const ownTypes = types.filter(({ name }) => !/^(String|Int|Boolean|ID|Float)$/.test(name))
  expect(ownTypes.flatMap(undescribed)).toEqual([])
})

function undescribed(type: GraphQLNamedType): string[] {
  const members =
    isObjectType(type) || isInterfaceType(type)
      ? Object.values(type.getFields()).flatMap((field) => [field, ...field.args])
      : isInputObjectType(type)
        ? Object.values(type.getFields())
        : isEnumType(type)
          ? type.getValues()
          : []
  return [type, ...members].filter(({ description }) => !description).map(({ name }) => `${type.name}.${name}`)
}
