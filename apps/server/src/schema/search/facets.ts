import type { ArticleFacets as ArticleFacetsReader } from '@broadsheet/database'
import { withStoredUrls } from '../articles/article-connection.ts'
import { ArticleWhere } from '../articles/article-where.ts'
import { builder } from '../builder/builder.ts'
import { ArchiveBucket, ArchiveUnit } from './archive-buckets.ts'
import { AuthorFacet, CategoryFacet, TagFacet, ValueFacet } from './facet-counts.ts'

const FacetOrder = builder.enumType('FacetOrder', {
  description: 'What the entries of a facet are ordered by.',
  values: {
    COUNT_DESC: { description: 'Those with most articles first, equal ones by name.' },
    NAME_ASC: { description: 'By name.' },
  },
})

const firstArg = builder.args((t) => ({
  first: t.int({ required: true, defaultValue: 20, description: 'How many to return, at most 100.' }),
}))

const namedFacetArgs = builder.args((t) => ({
  ...firstArg,
  orderBy: t.field({ type: FacetOrder, required: true, defaultValue: 'COUNT_DESC', description: 'In which order.' }),
}))

const ArticleFacets = builder.objectRef<ArticleFacetsReader>('ArticleFacets').implement({
  description:
    'Articles counted in several ways, each where it is asked. A facet ignores the filter on its own dimension where that stands at the top level of `where`, so that a reader can widen it.',
  fields: (t) => ({
    categories: t.field({
      type: [CategoryFacet],
      description:
        'By category, those above included; where the filter on categories leaves out descendants, only by the ends of paths.',
      args: namedFacetArgs,
      resolve: (facets, args) => facets.categories(args),
    }),
    tags: t.field({
      type: [TagFacet],
      description: 'By tag.',
      args: namedFacetArgs,
      resolve: (facets, args) => facets.tags(args),
    }),
    authors: t.field({
      type: [AuthorFacet],
      description: 'By author.',
      args: namedFacetArgs,
      resolve: (facets, args) => facets.authors(args),
    }),
    dates: t.field({
      type: [ArchiveBucket],
      description: "By time of publication in the site's time zone, newest first; articles without a date are in none.",
      args: { by: t.arg({ type: ArchiveUnit, required: true, defaultValue: 'MONTH', description: 'In which spans.' }) },
      resolve: (facets, { by }) => facets.dates(by),
    }),
    langs: t.field({
      type: [ValueFacet],
      description: 'By language, the most frequent first.',
      resolve: (facets) => facets.langs(),
    }),
    frontMatter: t.field({
      type: [ValueFacet],
      description:
        'By the value of a front matter key, the most frequent first; members of lists one by one. Private keys have none.',
      args: { key: t.arg.string({ required: true, description: 'The key, as it is written.' }), ...firstArg },
      resolve: (facets, args) => facets.frontMatter(args),
    }),
  }),
})

builder.queryField('facets', (t) =>
  t.field({
    type: ArticleFacets,
    description:
      'Articles counted by category, tag, author, date, language and front matter, under the same `where` and search as the list beside it.',
    args: {
      where: t.arg({ type: ArticleWhere, description: 'Only these.' }),
      search: t.arg.string({ description: 'Only what this search finds: all its words.' }),
    },
    resolve: (_root, args, { reader, publicUrl }) => reader.facets.of(withStoredUrls(args, publicUrl)),
  }),
)
