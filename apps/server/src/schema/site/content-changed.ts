import { builder } from '../builder/builder.ts'
import type { ContentChange as ContentChangeRow } from '../builder/context.ts'

const ContentChange = builder.objectRef<ContentChangeRow>('ContentChange').implement({
  description: 'A move of the revision of the archive. The counts include only what you may see.',
  fields: (t) => ({
    revision: t.string({
      description: 'The new revision, a number as text.',
      resolve: ({ revision }) => String(revision),
    }),
    created: t.exposeInt('created', { description: 'Number of objects that became visible.' }),
    updated: t.exposeInt('updated', { description: 'Number of objects whose content changed.' }),
    deleted: t.exposeInt('deleted', { description: 'Number of objects that are no longer visible.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When the import ended.' }),
  }),
})

builder.subscriptionType({ description: 'The subscriptions, over server-sent events (GraphQL over SSE).' })

builder.subscriptionField('contentChanged', (t) =>
  t.field({
    type: ContentChange,
    description:
      'Sends the new revision and the number of changes each time the archive changes. Query `changes` for the details. The counts are 0 if so much changed that `changes` sets `resetRequired`.',
    subscribe: (_root, _args, context) => context.contentChanges(),
    resolve: (change) => change,
  }),
)
