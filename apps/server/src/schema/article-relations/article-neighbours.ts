import type { Scope as ScopeArgs } from '@broadsheet/database'
import { Article } from '../articles/article-connection.ts'
import { ArticleKind } from '../articles/article-kind.ts'
import { builder } from '../builder/builder.ts'
import { CategoryBy, categoryBy } from '../terms/category.ts'
import { NamedBy, termBy } from '../terms/term-inputs.ts'

const Scope = builder.inputType('Scope', {
  description: 'Limits `newer` and `older` to some articles. All given conditions must match.',
  fields: (t) => ({
    category: t.field({ type: CategoryBy, description: 'Articles in this category or its subcategories.' }),
    author: t.field({ type: NamedBy, description: 'Articles by this author.' }),
    tag: t.field({ type: NamedBy, description: 'Articles with this tag.' }),
    kind: t.field({ type: [ArticleKind], description: 'Articles of one of these kinds: `[POST]`.' }),
    sameLang: t.boolean({
      description: 'True: articles in the language of this article, so that no translation of it is its neighbour.',
    }),
    sameCollection: t.boolean({ description: 'True: articles in the collection of this article.' }),
    lang: t.string({ description: 'Articles in this language, a BCP 47 tag: `zh-CN`.' }),
  }),
})

/** Converts the input to the arguments of the database, with row ids instead of global ids. */
function scopeOf(within: typeof Scope.$inferInput | null | undefined): ScopeArgs {
  const { category, author, tag, ...others } = within ?? {}
  return {
    ...others,
    ...(category && { category: categoryBy(category) }),
    ...(author && { author: termBy('Author', author) }),
    ...(tag && { tag: termBy('Tag', tag) }),
  }
}

builder.objectFields(Article, (t) => {
  const within = t.arg({ type: Scope, description: 'Only consider these articles. Default: all articles of lists.' })
  return {
    newer: t.field({
      type: Article,
      nullable: true,
      description: 'The next newer article, for a "next" link. Null for the newest one.',
      args: { within },
      resolve: (article, args, { reader }) => reader.articles.newerOf(article, scopeOf(args.within)),
    }),
    older: t.field({
      type: Article,
      nullable: true,
      description: 'The next older article, for a "previous" link. Null for the oldest one.',
      args: { within },
      resolve: (article, args, { reader }) => reader.articles.olderOf(article, scopeOf(args.within)),
    }),
  }
})
