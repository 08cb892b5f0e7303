import type { ArticleFacets as ArticleFacetsReader } from '@broadsheet/database'
import { withStoredUrls } from '../articles/article-connection.ts'
import { ArticleWhere } from '../articles/article-where.ts'
import { builder } from '../builder/builder.ts'
import { ArchiveBucket, ArchiveUnit } from './archive-buckets.ts'
import { AuthorFacet, CategoryFacet, TagFacet, ValueFacet } from './facet-counts.ts'

const FacetOrder = builder.enumType('FacetOrder', {
  description: 'Sort order of the entries of a facet.',
  values: {
    COUNT_DESC: { description: 'The highest count first, equal counts by name.' },
    NAME_ASC: { description: 'By name, Chinese names by pinyin.' },
  },
})

const firstArg = builder.args((t) => ({
  first: t.int({ required: true, defaultValue: 20, description: 'How many entries to return, 0 to 100.' }),
}))

const namedFacetArgs = builder.args((t) => ({
  ...firstArg,
  orderBy: t.field({ type: FacetOrder, required: true, defaultValue: 'COUNT_DESC', description: 'Sort order.' }),
}))

const ArticleFacets = builder.objectRef<ArticleFacetsReader>('ArticleFacets').implement({
  description:
    'Counts of articles by several properties. Each facet is computed only if it is selected. A facet ignores the filter on its own property at the top level of `where`: with `where: { tag: … }` the facet `tags` still shows the other tags, so that a reader can add one. `dates` is different: with `where: { year: 2022, month: 7 }` it counts the days of that month.',
  fields: (t) => ({
    categories: t.field({
      type: [CategoryFacet],
      description:
        'Counts by category, ancestors included. If the filter on categories sets `includeDescendants: false`, only the last category of each path counts.',
      args: namedFacetArgs,
      resolve: (facets, args) => facets.categories(args),
    }),
    tags: t.field({
      type: [TagFacet],
      description: 'Counts by tag.',
      args: namedFacetArgs,
      resolve: (facets, args) => facets.tags(args),
    }),
    keywords: t.field({
      type: [ValueFacet],
      description:
        'Counts by keyword of articles without tags (`Article.keywords`), the most frequent first. Pass one as `where.keyword` to list its articles.',
      args: firstArg,
      resolve: (facets, args) => facets.keywords(args),
    }),
    authors: t.field({
      type: [AuthorFacet],
      description: 'Counts by author.',
      args: namedFacetArgs,
      resolve: (facets, args) => facets.authors(args),
    }),
    dates: t.field({
      type: [ArchiveBucket],
      description:
        "Counts by time of publication in the site's time zone, newest first. Articles without a date are not counted.",
      args: {
        by: t.arg({ type: ArchiveUnit, required: true, defaultValue: 'MONTH', description: 'Length of the periods.' }),
      },
      resolve: (facets, { by }) => facets.dates(by),
    }),
    initials: t.field({
      type: [ValueFacet],
      description:
        'Counts by the first letter of the title, in the order of an index from A to Z: `A`, `B`. Chinese titles are at the first letter of their pinyin, digits at `#`. Pass a letter as `where.initial` to list its articles.',
      resolve: (facets) => facets.initials(),
    }),
    langs: t.field({
      type: [ValueFacet],
      description: 'Counts by language (BCP 47 tag), the most frequent first.',
      resolve: (facets) => facets.langs(),
    }),
    frontMatter: t.field({
      type: [ValueFacet],
      description:
        'Counts by the value of a front matter key, the most frequent first. If the value is a list, each item is counted. Empty for a private key.',
      args: {
        key: t.arg.string({ required: true, description: 'The key as written in the files: `rating`.' }),
        ...firstArg,
      },
      resolve: (facets, args) => facets.frontMatter(args),
    }),
  }),
})

builder.queryField('facets', (t) =>
  t.field({
    type: ArticleFacets,
    description:
      'Counts of articles by category, tag, keyword, author, date, language and front matter. Pass the same `where` and search text as for the list of articles.',
    args: {
      where: t.arg({ type: ArticleWhere, description: 'Count only articles that match.' }),
      search: t.arg.string({ description: 'Count only articles that this search finds (all terms).' }),
      prefix: t.arg.boolean({
        defaultValue: false,
        description: 'Whether the last word of `search` may be the beginning of a word, as in `search`.',
      }),
    },
    resolve: (_root, args, { reader, publicUrl }) => reader.facets.of(withStoredUrls(args, publicUrl)),
  }),
)
