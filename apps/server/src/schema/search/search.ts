import type { ArticleNode, SearchHit } from '@broadsheet/database'
import { Article, withStoredUrls } from '../articles/article-connection.ts'
import { ArticleWhere } from '../articles/article-where.ts'
import { builder } from '../builder/builder.ts'
import { connectionType, forwardArgs } from '../common/connection.ts'
import { Highlight, SearchField } from './highlight.ts'

const SearchMode = builder.enumType('SearchMode', {
  description: 'How the words of a search go together.',
  values: {
    ALL_TERMS: { description: 'Every word has to be somewhere in the article.' },
    ANY_TERM: { description: 'One of the words is enough.' },
    PHRASE: { description: 'The words have to stand together as typed.' },
  },
})

const SearchConnection = connectionType<ArticleNode, SearchHit>('Search', Article, {
  of: 'articles found',
  edgeFields: (t) => ({
    matchedIn: t.field({
      type: [SearchField],
      description: 'Where in the article the query hits.',
      resolve: ({ use }) => use.matchedIn(),
    }),
    highlights: t.field({
      type: [Highlight],
      description: 'Fragments of the article that show why it was found.',
      args: {
        fields: t.arg({ type: [SearchField], description: 'Of these; of all that hit where it is left out.' }),
        fragments: t.arg.int({ required: true, defaultValue: 2, description: 'How many of each field, 10 at most.' }),
        size: t.arg.int({ required: true, defaultValue: 80, description: 'How long each is, 10 to 500 UTF-16 units.' }),
      },
      resolve: ({ use }, args) => use.highlights(args),
    }),
  }),
})

builder.queryFields((t) => ({
  search: t.field({
    type: SearchConnection,
    description:
      'Full-text search: any Chinese, Japanese or Korean substring from one character up, words elsewhere; case, accents and width do not matter, nor does punctuation. Ordered by where it hits (title, then tags, categories and authors, then text), newest first within each.',
    args: {
      query: t.arg.string({ required: true, description: 'What the reader typed, 200 characters at most.' }),
      ...forwardArgs,
      first: t.arg.int({ defaultValue: 20, description: 'How many to return, at most 100.' }),
      where: t.arg({ type: ArticleWhere, description: 'Only among these.' }),
      mode: t.arg({
        type: SearchMode,
        defaultValue: 'ALL_TERMS',
        description: 'How several words go together.',
      }),
    },
    resolve: (_root, args, { reader, publicUrl }) => reader.search.page(withStoredUrls(args, publicUrl)),
  }),
}))
