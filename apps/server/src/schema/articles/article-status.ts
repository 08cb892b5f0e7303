import { builder } from '../builder/builder.ts'

export const ArticleStatus = builder.enumType('ArticleStatus', {
  description:
    'Whether an article is published at the time of the request. Without the preview token you see only PUBLISHED articles.',
  values: {
    PUBLISHED: { description: 'Published.' },
    SCHEDULED: { description: 'The time of publication is in the future.' },
    DRAFT: { description: 'The front matter marks the article as a draft.' },
    EXPIRED: { description: 'The expiry time has passed.' },
  },
})
