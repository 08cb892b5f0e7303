import type { RelatedArticle as RelatedArticleRow } from '@broadsheet/database'
import { Article } from '../articles/article-connection.ts'
import { builder } from '../builder/builder.ts'

const RelatedSignal = builder.enumType('RelatedSignal', {
  description: 'What two articles can have in common.',
  values: {
    TAGS: { description: 'They share a tag: the rarer it is, the more it weighs.' },
    CATEGORY: { description: 'They end in the same category.' },
    AUTHOR: { description: 'They have an author in common.' },
    LINKS: { description: 'One links to the other.' },
  },
})

const RelatedArticle = builder.objectRef<RelatedArticleRow>('RelatedArticle').implement({
  description: 'An article that has something in common with another.',
  fields: (t) => ({
    node: t.field({ type: Article, description: 'The article.', resolve: ({ node }) => node }),
    reasons: t.field({
      type: [RelatedSignal],
      description: 'What they have in common, one thing at least.',
      resolve: ({ reasons }) => [...reasons],
    }),
  }),
})

builder.objectField(Article, 'related', (t) =>
  t.field({
    type: [RelatedArticle],
    description:
      'Articles that have most in common with this one; of equal ones the newest first. Its translations are not among them.',
    args: {
      first: t.arg.int({ required: true, defaultValue: 5, description: 'How many to return, at most 100.' }),
    },
    resolve: (article, { first }, { reader }) => reader.articles.relatedOf(article, first),
  }),
)
