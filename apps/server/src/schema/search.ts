import type {
  ArticleNode,
  Highlight as HighlightRow,
  SearchHit,
  Suggestion as SuggestionRow,
} from '@broadsheet/database'
import { builder } from '../builder.ts'
import { Article, asStored } from './article-connection.ts'
import { ArticleWhere } from './article-where.ts'
import { connectionType, forwardArgs } from './connection.ts'
import { branded, Node } from './node.ts'
import { NodeKind } from './node-kind.ts'

const SearchMode = builder.enumType('SearchMode', {
  description: 'How the words of a search go together.',
  values: {
    ALL_TERMS: { description: 'Every word has to be somewhere in the article.' },
    ANY_TERM: { description: 'One of the words is enough.' },
    PHRASE: { description: 'The words have to stand together as typed.' },
  },
})

const SearchField = builder.enumType('SearchField', {
  description: 'Where in an article a search can hit.',
  values: {
    TITLE: { description: 'Its title.' },
    TEXT: { description: "Its body's text." },
    AUTHOR: { description: "An author's name." },
    CATEGORY: { description: "A category's name." },
    TAG: { description: "A tag's name." },
  },
})

const Range = builder.objectRef<HighlightRow['ranges'][number]>('Range').implement({
  description: 'A part of a text, in UTF-16 units, as JavaScript counts.',
  fields: (t) => ({
    start: t.exposeInt('start', { description: 'Where it begins, from 0.' }),
    length: t.exposeInt('length', { description: 'How long it is.' }),
  }),
})

const Highlight = builder.objectRef<HighlightRow>('Highlight').implement({
  description: 'A fragment of text and where the query stands in it: mark it without innerHTML.',
  fields: (t) => ({
    field: t.expose('field', { type: SearchField, description: 'What it is a fragment of.' }),
    text: t.exposeString('text', { description: 'Plain text, as the article has it.' }),
    ranges: t.expose('ranges', { type: [Range], description: 'Where the query stands in it.' }),
  }),
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

const kindNames = { ARTICLE: 'Article', AUTHOR: 'Author', CATEGORY: 'Category', TAG: 'Tag' } as const

const Suggestion = builder.objectRef<SuggestionRow>('Suggestion').implement({
  description: 'A way to go on with what a reader typed.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The whole title or name.' }),
    kind: t.expose('kind', { type: NodeKind, description: 'What it is.' }),
    node: t.field({
      type: Node,
      description: 'The article, author, category or tag itself.',
      resolve: ({ kind, node }) => branded(node, kindNames[kind]),
    }),
    articleCount: t.exposeInt('articleCount', {
      nullable: true,
      description: 'How many articles it leads to; null for an article.',
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
    resolve: (_root, args, { reader, publicUrl }) => reader.search.page(asStored(args, publicUrl)),
  }),
  suggest: t.field({
    type: [Suggestion],
    description: 'Completion of titles, authors, categories and tags while a reader types.',
    args: {
      prefix: t.arg.string({ required: true, description: 'What was typed so far.' }),
      first: t.arg.int({ defaultValue: 8, description: 'How many, 50 at most.' }),
    },
    resolve: (_root, args, { reader }) => reader.suggestions.of(args),
  }),
}))
