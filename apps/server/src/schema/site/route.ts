import { after, type RedirectNode } from '@broadsheet/database'
import { Article } from '../articles/article-connection.ts'
import { builder } from '../builder/builder.ts'
import { connectionType, forwardArgs } from '../common/connection.ts'
import { withTypename } from '../common/node.ts'
import { Author } from '../terms/author.ts'
import { Category } from '../terms/category.ts'
import { Tag } from '../terms/tag.ts'
import { type Redirect as FoundRedirect, findRoute } from './find-route.ts'

const Redirect = builder.objectRef<FoundRedirect | RedirectNode>('Redirect').implement({
  description: 'A redirect from a URL path to another URL.',
  fields: (t) => ({
    from: t.exposeString('from', { description: 'The path that is redirected: `/old/harbour/`.' }),
    to: t.exposeString('to', {
      description:
        'The target: a URL path of this site, or an absolute URL elsewhere. `route` gives the target after all redirects, `redirects` the one of this redirect.',
    }),
    permanent: t.boolean({
      description: 'True: answer with status 301. False: answer with 302.',
      resolve: ({ permanent }) => Boolean(permanent),
    }),
  }),
})

const RedirectConnection = connectionType<FoundRedirect | RedirectNode>('Redirect', Redirect, { of: 'redirects' })

const Route = builder.unionType('Route', {
  description: 'The result of looking up a URL path.',
  types: [Article, Author, Category, Tag, Redirect],
})

builder.queryField('route', (t) =>
  t.field({
    type: Route,
    nullable: true,
    description:
      'Looks up a URL path: an article, the page of an author, category or tag, or a redirect from an alias, or from a path that an article had before and that nothing else has now. Null (answer with 404) if there is nothing that you may see.',
    args: {
      path: t.arg.string({
        required: true,
        description:
          'The path: `/2022/07/30/harbour-lights/`. The trailing slash is optional, percent-encoding too. A query string is ignored.',
      }),
    },
    resolve: (_root, { path }, { reader }) =>
      after(findRoute(reader, path), (target) =>
        target ? withTypename(target.type === 'Redirect' ? target.redirect : target.node, target.type) : null,
      ),
  }),
)

builder.queryField('redirects', (t) =>
  t.field({
    type: RedirectConnection,
    description:
      'All redirects of the archive, by path, for the configuration of a web server or of a static host: aliases and old permalinks of articles, paths that articles had before, and files that only redirect. Redirects to articles that you may not see are left out.',
    args: forwardArgs,
    resolve: (_root, args, { reader }) => reader.routes.redirects(args),
  }),
)
