import type {
  NamedBy as NamedByArgs,
  NamedOrder as NamedOrderArgs,
  NamedWhere as NamedWhereArgs,
} from '@broadsheet/database'
import { builder } from '../builder/builder.ts'
import { localId } from '../builder/global-id.ts'
import { Direction, StringFilter } from '../common/inputs.ts'

// Authors and tags are asked for in the same words, and categories in nearly the same.

export const NamedBy = builder.inputType('NamedBy', {
  description: 'One of these names an author or a tag.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its `id`.' }),
    slug: t.string({ description: 'Its slug.' }),
    name: t.string({ description: 'Its name, or another spelling of it.' }),
  }),
})

/** What the database is asked for, where a client names a thing of this type. */
export function termBy(typename: 'Author' | 'Tag', { id, ...by }: typeof NamedBy.$inferInput): NamedByArgs {
  return id == null ? by : { id: localId(typename, id) }
}

export const NamedWhere = builder.inputRef<NamedWhereArgs>('NamedWhere').implement({
  description: 'Which authors or tags to list. Every member given has to hold.',
  fields: (t) => ({
    search: t.string({
      description:
        "This stands somewhere in the name, the slug, or another spelling of an author's name; case, width and accents are folded.",
    }),
    name: t.field({ type: StringFilter, description: 'By name.' }),
    slug: t.field({ type: StringFilter, description: 'By slug.' }),
    minArticles: t.int({ description: 'It has this many articles at least.' }),
  }),
})

const NamedOrderField = builder.enumType('NamedOrderField', {
  description: 'What authors, categories and tags can be ordered by.',
  values: {
    NAME: { description: 'The name, Chinese ones by pinyin.' },
    ARTICLE_COUNT: { description: 'How many articles there are.' },
    LAST_PUBLISHED_AT: { description: 'When the newest article came out.' },
  },
})

export const NamedOrder = builder.inputRef<NamedOrderArgs>('NamedOrder').implement({
  description: 'What to order authors, categories or tags by.',
  fields: (t) => ({
    field: t.field({ type: NamedOrderField, required: true, description: 'What to order by.' }),
    direction: t.field({ type: Direction, required: true, defaultValue: 'ASC', description: 'Which end comes first.' }),
  }),
})
