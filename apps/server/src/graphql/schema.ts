import { type GraphQLSchema, isObjectType } from 'graphql'
import { builder } from '../schema/builder/builder.ts'
import '../schema/images/image-queries.ts'
import '../schema/articles/article.ts'
import '../schema/article-body/article-body.ts'
import '../schema/terms/author.ts'
import '../schema/terms/category.ts'
import '../schema/terms/tag.ts'
import '../schema/article-relations/index.ts'
import '../schema/stories/story.ts'
import '../schema/insights/insights.ts'
import '../schema/search/index.ts'
import '../schema/site/index.ts'
import { withTaggedFields } from './tagged-fields.ts'

builder.queryType({ description: 'The queries. Content cannot be changed here: its source is the content folder.' })

/** The GraphQL schema, assembled from the modules below `src/schema`. Each module adds its types to the builder. */
export const schema = withTaggedFields(withoutPlainResolvers(builder.toSchema()))

/**
 * Removes the resolvers that only return the property of the same name, as GraphQL's default resolver does. Compiled
 * code reads such a property without a call.
 */
function withoutPlainResolvers(full: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(full.getTypeMap())) {
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      // Pothos notes the property that `t.expose…` reads.
      if (field.extensions.pothosExposedField === field.name) delete field.resolve
    }
  }
  return full
}
