import type { Scope as ScopeArgs } from '@broadsheet/database'
import { Article } from '../articles/article-connection.ts'
import { builder } from '../builder/builder.ts'
import { CategoryBy, categoryBy } from '../terms/category.ts'
import { NamedBy, termBy } from '../terms/term-inputs.ts'

const Scope = builder.inputType('Scope', {
  description: 'Among which articles to look. Every member given has to hold.',
  fields: (t) => ({
    category: t.field({ type: CategoryBy, description: 'Those in this category, or below it.' }),
    author: t.field({ type: NamedBy, description: 'Those by this author.' }),
    tag: t.field({ type: NamedBy, description: 'Those that carry this tag.' }),
    lang: t.string({ description: 'Those in this language, as a BCP 47 tag: zh-CN.' }),
  }),
})

/** What the database is asked for. */
function scopeOf(within: typeof Scope.$inferInput | null | undefined): ScopeArgs {
  const { category, author, tag, lang } = within ?? {}
  return {
    ...(category && { category: categoryBy(category) }),
    ...(author && { author: termBy('Author', author) }),
    ...(tag && { tag: termBy('Tag', tag) }),
    ...(lang && { lang }),
  }
}

builder.objectFields(Article, (t) => {
  const within = t.arg({ type: Scope, description: 'Among these; among all where it is left out.' })
  return {
    newer: t.field({
      type: Article,
      nullable: true,
      description: 'The article that stands right before this one in a list of the scope, newest first.',
      args: { within },
      resolve: (article, args, { reader }) => reader.articles.newerOf(article, scopeOf(args.within)),
    }),
    older: t.field({
      type: Article,
      nullable: true,
      description: 'The article that stands right after this one in a list of the scope, newest first.',
      args: { within },
      resolve: (article, args, { reader }) => reader.articles.olderOf(article, scopeOf(args.within)),
    }),
  }
})
