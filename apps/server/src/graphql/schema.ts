import { builder } from '../schema/builder/builder.ts'
import '../schema/images/image-queries.ts'
import '../schema/articles/article.ts'
import '../schema/article-body/article-body.ts'
import '../schema/terms/author.ts'
import '../schema/terms/category.ts'
import '../schema/terms/tag.ts'
import '../schema/article-relations/index.ts'
import '../schema/search/index.ts'
import '../schema/site/index.ts'

builder.queryType({ description: 'The queries. Content cannot be changed here: its source is the content folder.' })

/** The GraphQL schema, assembled from the modules below `src/schema`. Each module adds its types to the builder. */
export const schema = builder.toSchema()
