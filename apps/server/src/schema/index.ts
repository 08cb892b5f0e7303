import { builder } from '../builder.ts'
import './scalars.ts'
import './article.ts'
import './article-body.ts'
import './article-file.ts'
import './article-links.ts'
import './article-neighbours.ts'
import './article-related.ts'
import './author.ts'
import './category.ts'
import './changes.ts'
import './content-change.ts'
import './diagnostic.ts'
import './facets.ts'
import './image.ts'
import './image-use.ts'
import './route.ts'
import './search.ts'
import './site.ts'
import './tag.ts'

builder.queryType({ description: 'What can be asked. Nothing here changes the content: the files are its source.' })

export const schema = builder.toSchema()
