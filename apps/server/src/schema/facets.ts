import type {
  ArchiveBucket as ArchiveBucketRow,
  ArticleFacets as ArticleFacetsReader,
  AuthorNode,
  CategoryNode,
  NamedFacet,
  TagNode,
  ValueFacet as ValueFacetRow,
} from '@broadsheet/database'
import type { ObjectRef } from '@pothos/core'
import { builder, type SchemaTypes } from '../builder.ts'
import { asStored } from './article-connection.ts'
import { ArticleWhere } from './article-where.ts'
import { Author } from './author.ts'
import { Category } from './category.ts'
import { Tag } from './tag.ts'

const FacetOrder = builder.enumType('FacetOrder', {
  description: 'What the entries of a facet are ordered by.',
  values: {
    COUNT_DESC: { description: 'Those with most articles first, equal ones by name.' },
    NAME_ASC: { description: 'By name.' },
  },
})

const ArchiveUnit = builder.enumType('ArchiveUnit', {
  description: 'How long the spans of an archive are.',
  values: {
    YEAR: { description: 'A year.' },
    MONTH: { description: 'A month.' },
    DAY: { description: 'A day.' },
  },
})

const CategoryFacet = namedFacetType<CategoryNode>('CategoryFacet', Category, 'category')
const TagFacet = namedFacetType<TagNode>('TagFacet', Tag, 'tag')
const AuthorFacet = namedFacetType<AuthorNode>('AuthorFacet', Author, 'author')

function namedFacetType<Node>(
  name: string,
  type: ObjectRef<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, Node>,
  noun: string,
) {
  return builder.objectRef<NamedFacet<Node>>(name).implement({
    description: `How many articles one ${noun} has, of those counted.`,
    fields: (t) => ({
      // Pothos cannot tell of a type parameter that it is no list.
      node: t.field({ type, description: `The ${noun}.`, resolve: ({ node }) => node as never }),
      count: t.exposeInt('count', { description: 'How many; never none.' }),
      selected: t.exposeBoolean('selected', {
        description: `Whether \`where\` asks for this ${noun}, at its top, by \`anyOf\` or \`allOf\`.`,
      }),
    }),
  })
}

const ValueFacet = builder.objectRef<ValueFacetRow>('ValueFacet').implement({
  description: 'How many articles have one value, of those counted.',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'The value; what is no text, as JSON writes it.' }),
    count: t.exposeInt('count', { description: 'How many; never none.' }),
  }),
})

const ArchiveBucket = builder.objectRef<ArchiveBucketRow>('ArchiveBucket').implement({
  description: "The articles of a year, a month or a day of the site's time zone, of those counted.",
  fields: (t) => ({
    key: t.exposeString('key', { description: '`2022`, `2022-07` or `2022-07-30`.' }),
    year: t.exposeInt('year', { description: 'The year.' }),
    month: t.exposeInt('month', { nullable: true, description: 'The month, 1 to 12; null in an archive of years.' }),
    day: t.exposeInt('day', { nullable: true, description: 'The day of the month; null where days were not asked.' }),
    from: t.expose('from', { type: 'DateTime', description: 'Its first moment: give it as `publishedAt.gte`.' }),
    to: t.expose('to', { type: 'DateTime', description: 'The moment after its last: give it as `publishedAt.lt`.' }),
    count: t.exposeInt('count', { description: 'How many; never none.' }),
  }),
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
    resolve: (_root, args, { reader, publicUrl }) => reader.facets.of(asStored(args, publicUrl)),
  }),
)
