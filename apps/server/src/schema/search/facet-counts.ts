import type { AuthorNode, CategoryNode, NamedFacet, TagNode, ValueFacet as ValueFacetRow } from '@broadsheet/database'
import type { ObjectRef } from '@pothos/core'
import { builder, type SchemaTypes } from '../builder/builder.ts'
import { Author } from '../terms/author.ts'
import { Category } from '../terms/category.ts'
import { Tag } from '../terms/tag.ts'

export const CategoryFacet = namedFacetType<CategoryNode>('CategoryFacet', Category, 'category')
export const TagFacet = namedFacetType<TagNode>('TagFacet', Tag, 'tag')
export const AuthorFacet = namedFacetType<AuthorNode>('AuthorFacet', Author, 'author')

function namedFacetType<Node>(
  name: string,
  type: ObjectRef<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, Node>,
  noun: string,
) {
  return builder.objectRef<NamedFacet<Node>>(name).implement({
    description: `How many articles one ${noun} has, of those counted.`,
    fields: (t) => ({
      // Pothos cannot tell of a type parameter that it is no list.
      node: t.field({ type, description: `The ${noun}.`, resolve: ({ node }) => node as never }),
      count: t.exposeInt('count', { description: 'How many; never none.' }),
      selected: t.exposeBoolean('selected', {
        description: `Whether \`where\` asks for this ${noun}, at its top, by \`anyOf\` or \`allOf\`.`,
      }),
    }),
  })
}

export const ValueFacet = builder.objectRef<ValueFacetRow>('ValueFacet').implement({
  description: 'How many articles have one value, of those counted.',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'The value; what is no text, as JSON writes it.' }),
    count: t.exposeInt('count', { description: 'How many; never none.' }),
  }),
})
