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
    description: `A ${noun}, with its number of matching articles.`,
    fields: (t) => ({
      // Pothos cannot know that the type parameter is not a list.
      node: t.field({ type, description: `The ${noun}.`, resolve: ({ node }) => node as never }),
      count: t.exposeInt('count', { description: 'Number of articles, at least 1.' }),
      selected: t.exposeBoolean('selected', {
        description: `Whether \`where\` selects this ${noun} at its top level, by \`anyOf\` or \`allOf\`.`,
      }),
    }),
  })
}

export const ValueFacet = builder.objectRef<ValueFacetRow>('ValueFacet').implement({
  description: 'A value, with its number of matching articles.',
  fields: (t) => ({
    value: t.exposeString('value', {
      description: 'The value: `en`. A value that is not a string is in JSON format: `4`, `true`.',
    }),
    count: t.exposeInt('count', { description: 'Number of articles, at least 1.' }),
  }),
})
