import type {
  NamedBy as NamedByArgs,
  NamedOrder as NamedOrderArgs,
  NamedWhere as NamedWhereArgs,
} from '@broadsheet/database'
import { builder } from '../builder/builder.ts'
import { localId } from '../builder/global-id.ts'
import { Direction, StringFilter } from '../common/inputs.ts'

// Inputs that authors and tags share. Categories share the sort order.

export const NamedBy = builder.inputType('NamedBy', {
  description: 'Identifies an author or a tag by exactly one of these.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'The `id` of the author or tag.' }),
    slug: t.string({ description: 'The slug: `jane-doe`.' }),
    name: t.string({ description: 'The name, or another spelling of it: `Jane Doe`.' }),
  }),
})

/** Converts the input to the arguments of the database, with a row id instead of the global id. */
export function termBy(typename: 'Author' | 'Tag', { id, ...by }: typeof NamedBy.$inferInput): NamedByArgs {
  return id == null ? by : { id: localId(typename, id) }
}

export const NamedWhere = builder.inputRef<NamedWhereArgs>('NamedWhere').implement({
  description: 'Which authors or tags to list. All given conditions must match.',
  fields: (t) => ({
    search: t.string({
      description:
        "The name, the slug, or another spelling of an author's name contains this text. Ignores case, accents, full width or half width, and whether Chinese is simplified or traditional.",
    }),
    name: t.field({ type: StringFilter, description: 'Condition on the name.' }),
    slug: t.field({ type: StringFilter, description: 'Condition on the slug.' }),
    minArticles: t.int({ description: 'The author or tag has at least this many articles.' }),
  }),
})

const NamedOrderField = builder.enumType('NamedOrderField', {
  description: 'The properties by which authors, categories and tags can be sorted.',
  values: {
    NAME: { description: 'Name in alphabetical order, Chinese names by pinyin.' },
    ARTICLE_COUNT: { description: 'Number of articles.' },
    LAST_PUBLISHED_AT: { description: 'Time of publication of the newest article.' },
  },
})

export const NamedOrder = builder.inputRef<NamedOrderArgs>('NamedOrder').implement({
  description: 'Sort order of authors, categories or tags.',
  fields: (t) => ({
    field: t.field({ type: NamedOrderField, required: true, description: 'The property to sort by.' }),
    direction: t.field({
      type: Direction,
      required: true,
      defaultValue: 'ASC',
      description: 'Ascending or descending.',
    }),
  }),
})
