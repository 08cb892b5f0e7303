import { type ArticleNode, after, type StoryNode } from '@broadsheet/database'
import { Article } from '../articles/article-connection.ts'
import { builder } from '../builder/builder.ts'
import { Node, registerNode } from '../common/node.ts'
import { TextChanges } from './changes.ts'
import { textChanges } from './text-changes.ts'

export const Story = builder.objectRef<StoryNode>('Story')

registerNode(Story, (reader, ids) => reader.stories.byIds(ids))

builder.objectType(Story, {
  description:
    'Articles with almost the same text: one story that was published again with another headline, shortened, extended or corrected. Imports find them. Translations are not versions, and neither are the issues of a series.',
  interfaces: [Node],
  fields: (t) => ({
    articles: t.field({
      type: [Article],
      description: 'All versions that you may see, from the oldest to the newest, by their last update. At least two.',
      resolve: ({ articles }) => [...articles],
    }),
    canonical: t.field({
      type: Article,
      description: 'The newest version. `where: { story: CANONICAL }` lists only these.',
      resolve: ({ articles }) => newest(articles),
    }),
  }),
})

function newest(articles: readonly ArticleNode[]): ArticleNode {
  const article = articles.at(-1)
  if (article === undefined) throw new Error('A story has at least two articles')
  return article
}

/** A version of a story, and the version before it. */
interface Version {
  article: ArticleNode
  before: ArticleNode | null
}

const ArticleVersion = builder.objectRef<Version>('ArticleVersion').implement({
  description: 'One version of a story, with what changed against the version before.',
  fields: (t) => ({
    article: t.field({ type: Article, description: 'The version.', resolve: ({ article }) => article }),
    titleChanges: t.field({
      type: TextChanges,
      nullable: true,
      description: 'The changes of `title` against the version before. Null for the oldest version.',
      resolve: ({ article, before }) => before && textChanges(before.title, article.title),
    }),
    textChanges: t.field({
      type: TextChanges,
      nullable: true,
      description: 'The changes of `text` against the version before. Null for the oldest version.',
      resolve: ({ article, before }, _args, { reader }) =>
        before &&
        after(reader.articles.bodyPartOf(before, 'text'), (older) =>
          after(reader.articles.bodyPartOf(article, 'text'), (newer) => textChanges(older, newer)),
        ),
    }),
  }),
})

builder.objectFields(Article, (t) => ({
  story: t.field({
    type: Story,
    nullable: true,
    description: 'The story that the article is a version of. Null if you may see no other version.',
    resolve: (article, _args, { reader }) => reader.stories.of(article),
  }),
  versions: t.field({
    type: [ArticleVersion],
    description:
      'The versions of the story, from the oldest to the newest, each with what changed. Only the article itself if it has no other version.',
    resolve: (article, _args, { reader }) =>
      after(reader.stories.versionsOf(article), (articles) =>
        articles.map((each, at) => ({ article: each, before: articles[at - 1] ?? null })),
      ),
  }),
}))
