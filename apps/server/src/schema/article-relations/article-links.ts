import { Article, ArticleConnection } from '../articles/article-connection.ts'
import { builder } from '../builder/builder.ts'
import { forwardArgs } from '../common/connection.ts'

builder.objectFields(Article, (t) => ({
  linksTo: t.field({
    type: ArticleConnection,
    description: 'The other articles of the site to which the body links.',
    args: forwardArgs,
    resolve: (article, args, { reader }) => reader.articles.linksTo(article, args),
  }),
  linkedFrom: t.field({
    type: ArticleConnection,
    description: 'The other articles of the site that link to this one (backlinks).',
    args: forwardArgs,
    resolve: (article, args, { reader }) => reader.articles.linkedFrom(article, args),
  }),
}))
