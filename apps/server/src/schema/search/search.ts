import type { ArticleNode, SearchHit } from '@broadsheet/database'
import { Article, withStoredUrls } from '../articles/article-connection.ts'
import { ArticleWhere } from '../articles/article-where.ts'
import { builder } from '../builder/builder.ts'
import { connectionType, forwardArgs } from '../common/connection.ts'
import { Highlight, SearchField } from './highlight.ts'

const SearchMode = builder.enumType('SearchMode', {
  description: 'How several search terms are combined.',
  values: {
    ALL_TERMS: { description: 'The article contains all terms, in any order.' },
    ANY_TERM: { description: 'The article contains at least one term.' },
    PHRASE: { description: 'The article contains the terms next to each other, in this order.' },
  },
})

const SearchOrder = builder.enumType('SearchOrder', {
  description: 'The sort orders of search results.',
  values: {
    RELEVANCE: {
      description:
        'Hits in the title first, then in tags, categories and authors, then in the text; newest first within each.',
    },
    NEWEST: { description: 'Newest first, whichever part contains the terms.' },
  },
})

const SearchConnection = connectionType<ArticleNode, SearchHit>('Search', Article, {
  of: 'search results',
  edgeFields: (t) => ({
    matchedIn: t.field({
      type: [SearchField],
      description: 'The parts of the article that contain search terms.',
      resolve: ({ use }) => use.matchedIn(),
    }),
    highlights: t.field({
      type: [Highlight],
      description: 'Fragments of the article around the search terms.',
      args: {
        fields: t.arg({
          type: [SearchField],
          description: 'Only fragments of these parts. Default: all parts that match.',
        }),
        fragments: t.arg.int({
          required: true,
          defaultValue: 2,
          description: 'How many fragments per part, at most 10.',
        }),
        size: t.arg.int({
          required: true,
          defaultValue: 80,
          description:
            'Maximum length of a fragment in UTF-16 code units, 10 to 500. A fragment starts and ends with a whole word, where the script has words.',
        }),
      },
      resolve: ({ use }, args) => use.highlights(args),
    }),
  }),
})

builder.queryFields((t) => ({
  search: t.field({
    type: SearchConnection,
    description:
      'Full-text search. It finds any Chinese, Japanese, Korean, Thai, Lao, Khmer or Burmese substring from one character on, and words and emoji in other scripts. It ignores case, accents, vowel signs of Arabic and Hebrew, full width or half width, and whether Chinese is simplified or traditional: `台湾` finds `臺灣`. `C++` is not `C`, and `iphone15` finds `iPhone 15`. Order: matches in the title, then in tags, categories and authors, then in the text; then the same for matches with other punctuation, such as `Node.js` for `nodejs`; newest first within each group.',
    args: {
      query: t.arg.string({
        required: true,
        description: 'The search text as the reader typed it, at most 200 characters.',
      }),
      prefix: t.arg.boolean({
        defaultValue: false,
        description:
          'Whether the last word may be the beginning of a word, for results while the reader types: `secur` finds `security`. It needs two letters, and a space after it ends the word.',
      }),
      orderBy: t.arg({ type: SearchOrder, defaultValue: 'RELEVANCE', description: 'Sort order.' }),
      ...forwardArgs,
      offset: t.arg.int({
        description: 'How many results to skip, for numbered pages. Not together with a cursor.',
      }),
      first: t.arg.int({ defaultValue: 20, description: 'Page size: how many results to return, 0 to 100.' }),
      where: t.arg({ type: ArticleWhere, description: 'Search only in articles that match.' }),
      mode: t.arg({
        type: SearchMode,
        defaultValue: 'ALL_TERMS',
        description: 'How several terms are combined.',
      }),
    },
    resolve: (_root, args, { reader, publicUrl }) => reader.search.page(withStoredUrls(args, publicUrl)),
  }),
}))
