import type { PageInfo as PageInfoRow } from '@broadsheet/database'
import { builder } from '../builder/builder.ts'

export const PageInfo = builder.objectRef<PageInfoRow>('PageInfo').implement({
  description: 'The position of a page within its list (Relay).',
  fields: (t) => ({
    hasNextPage: t.boolean({
      description: 'Whether the list continues after this page.',
      resolve: ({ hasNextPage }) => hasNextPage,
    }),
    hasPreviousPage: t.boolean({
      description: 'Whether the list has items before this page.',
      resolve: ({ hasPreviousPage }) => hasPreviousPage,
    }),
    startCursor: t.exposeString('startCursor', {
      nullable: true,
      description: 'Pass it as `before` (with `last`) to get the previous page. Null on an empty page.',
    }),
    endCursor: t.exposeString('endCursor', {
      nullable: true,
      description: 'Pass it as `after` (with `first`) to get the next page. Null on an empty page.',
    }),
  }),
})
