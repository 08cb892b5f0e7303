import type { PageInfo as PageInfoRow } from '@broadsheet/database'
import { builder } from '../builder.ts'

export const PageInfo = builder.objectRef<PageInfoRow>('PageInfo').implement({
  description: 'Where a page stands in its list.',
  fields: (t) => ({
    hasNextPage: t.boolean({
      description: 'Whether more follows this page.',
      resolve: ({ hasNextPage }) => hasNextPage,
    }),
    hasPreviousPage: t.boolean({
      description: 'Whether something stands before this page.',
      resolve: ({ hasPreviousPage }) => hasPreviousPage,
    }),
    startCursor: t.exposeString('startCursor', {
      nullable: true,
      description: 'Give it as `before` to ask for the page before this one. Null on an empty page.',
    }),
    endCursor: t.exposeString('endCursor', {
      nullable: true,
      description: 'Give it as `after` to ask for the next page. Null on an empty page.',
    }),
  }),
})
