import type { RelatedArticle as RelatedArticleRow } from '@broadsheet/database'
import { Article } from '../articles/article-connection.ts'
import { builder } from '../builder/builder.ts'

const RelatedSignal = builder.enumType('RelatedSignal', {
  description: 'A reason why two articles are related.',
  values: {
    TAGS: { description: 'They share a tag. A rare tag weighs more than a frequent one.' },
    CATEGORY: { description: 'Their category paths end in the same category.' },
    AUTHOR: { description: 'They share an author.' },
    LINKS: { description: 'One links to the other.' },
  },
})

const RelatedArticle = builder.objectRef<RelatedArticleRow>('RelatedArticle').implement({
  description: 'A related article, with the reasons.',
  fields: (t) => ({
    node: t.field({ type: Article, description: 'The related article.', resolve: ({ node }) => node }),
    reasons: t.field({
      type: [RelatedSignal],
      description: 'Why it is related: at least one reason.',
      resolve: ({ reasons }) => [...reasons],
    }),
  }),
})

builder.objectField(Article, 'related', (t) =>
  t.field({
    type: [RelatedArticle],
    description:
      'The articles most related to this one, the best first and the newest first among equals. Does not contain translations of this article.',
    args: {
      first: t.arg.int({ required: true, defaultValue: 5, description: 'How many to return, 0 to 100.' }),
    },
    resolve: (article, { first }, { reader }) => reader.articles.relatedOf(article, first),
  }),
)
