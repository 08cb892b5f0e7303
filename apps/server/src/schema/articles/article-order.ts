import type { ArticleOrder as ArticleOrderArgs } from '@broadsheet/database'
import { builder } from '../builder/builder.ts'
import { Direction } from '../common/inputs.ts'

const ArticleOrderField = builder.enumType('ArticleOrderField', {
  description: 'What articles can be ordered by.',
  values: {
    PUBLISHED_AT: { description: 'The time of publication; articles without one come after all others, newest first.' },
    UPDATED_AT: { description: 'The time of the last update, or of publication where there was none.' },
    WORDS: { description: 'The length in words and CJK characters.' },
  },
})

export const ArticleOrder = builder.inputRef<ArticleOrderArgs>('ArticleOrder').implement({
  description: 'One thing to order articles by. Equal ones stand in an order of their own that never changes.',
  fields: (t) => ({
    field: t.field({ type: ArticleOrderField, required: true, description: 'What to order by.' }),
    direction: t.field({
      type: Direction,
      required: true,
      defaultValue: 'DESC',
      description: 'Which end comes first.',
    }),
  }),
})
