import type { ArticleOrder as ArticleOrderArgs } from '@broadsheet/database'
import { builder } from '../builder/builder.ts'
import { Direction } from '../common/inputs.ts'

const ArticleOrderField = builder.enumType('ArticleOrderField', {
  description: 'The properties by which articles can be sorted.',
  values: {
    PUBLISHED_AT: { description: 'Time of publication. Articles without one come last in both directions.' },
    UPDATED_AT: {
      description:
        'Time of the last update, or of publication if there was no update. Articles without either come last in both directions.',
    },
    TITLE: {
      description:
        'Title from A to Z with ASC: without case, accents and punctuation, Chinese by pinyin, numbers by their value. Numbers come first, then Latin letters, then other scripts.',
    },
    FRONT_MATTER: {
      description:
        'The value of the front matter key that `key` names, such as `weight`: numbers by their value, then texts, then articles without the key, which come last in both directions.',
    },
    WORDS: { description: 'Length: words plus Chinese and Japanese characters (`stats.words`).' },
  },
})

export const ArticleOrder = builder.inputRef<ArticleOrderArgs>('ArticleOrder').implement({
  description: 'One sort key of articles. Articles with equal keys always have the same order among themselves.',
  fields: (t) => ({
    field: t.field({ type: ArticleOrderField, required: true, description: 'The property to sort by.' }),
    key: t.string({
      description: 'With FRONT_MATTER: the key as written in the files, `weight`. Needed there, ignored elsewhere.',
    }),
    direction: t.field({
      type: Direction,
      required: true,
      defaultValue: 'DESC',
      description: 'Ascending or descending.',
    }),
  }),
})
