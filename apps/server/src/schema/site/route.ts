import { after } from '@broadsheet/database'
import { Article } from '../articles/article-connection.ts'
import { builder } from '../builder/builder.ts'
import { withTypename } from '../common/node.ts'
import { Author } from '../terms/author.ts'
import { Category } from '../terms/category.ts'
import { Tag } from '../terms/tag.ts'
import { findRoute, type Redirect as RedirectRow } from './find-route.ts'

const Redirect = builder.objectRef<RedirectRow>('Redirect').implement({
  description: 'A path that leads to another address.',
  fields: (t) => ({
    from: t.exposeString('from', { description: 'The path asked for.' }),
    to: t.exposeString('to', { description: 'A path of this site, or an address elsewhere; the end of the chain.' }),
    permanent: t.exposeBoolean('permanent', { description: 'Whether clients may remember it: 301 rather than 302.' }),
  }),
})

const Route = builder.unionType('Route', {
  description: 'What can stand at a URL path.',
  types: [Article, Author, Category, Tag, Redirect],
})

builder.queryField('route', (t) =>
  t.field({
    type: Route,
    nullable: true,
    description:
      'What stands at a URL path: an article, a listing, or a redirect left by an alias or an old permalink. Null where there is nothing that you may see.',
    args: {
      path: t.arg.string({
        required: true,
        description: 'The path, with or without its last slash, percent-encoded or not; a query is dropped.',
      }),
    },
    resolve: (_root, { path }, { reader }) =>
      after(findRoute(reader, path), (target) =>
        target ? withTypename(target.type === 'Redirect' ? target.redirect : target.node, target.type) : null,
      ),
  }),
)
