import type { ArticleOrder as ArticleOrderArgs } from '@broadsheet/database'
import { builder } from '../builder/builder.ts'
import { Direction } from '../common/inputs.ts'

const ArticleOrderField = builder.enumType('ArticleOrderField', {
  description: 'The properties by which articles can be sorted.',
  values: {
    PUBLISHED_AT: { description: 'Time of publication. With DESC, articles without one come last.' },
    UPDATED_AT: { description: 'Time of the last update, or of publication if there was no update.' },
    WORDS: { description: 'Length: words plus Chinese and Japanese characters (`stats.words`).' },
  },
})

export const ArticleOrder = builder.inputRef<ArticleOrderArgs>('ArticleOrder').implement({
  description: 'One sort key of articles. Articles with equal keys always have the same order among themselves.',
  fields: (t) => ({
    field: t.field({ type: ArticleOrderField, required: true, description: 'The property to sort by.' }),
    direction: t.field({
      type: Direction,
      required: true,
      defaultValue: 'DESC',
      description: 'Ascending or descending.',
    }),
  }),
})
