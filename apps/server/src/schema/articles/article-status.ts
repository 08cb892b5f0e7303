import { builder } from '../builder/builder.ts'

export const ArticleStatus = builder.enumType('ArticleStatus', {
  description:
    'Whether an article is out, judged at each request. Without the preview token only PUBLISHED ones are there.',
  values: {
    PUBLISHED: { description: 'Out.' },
    SCHEDULED: { description: 'Its time of publication is still to come.' },
    DRAFT: { description: 'Marked as not ready.' },
    EXPIRED: { description: 'Its time is over.' },
  },
})
