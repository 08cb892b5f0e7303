import { builder } from '../builder/builder.ts'
import type { ContentChange as ContentChangeRow } from '../builder/context.ts'

const ContentChange = builder.objectRef<ContentChangeRow>('ContentChange').implement({
  description: 'That the archive is another than before. Every count is of what you may see.',
  fields: (t) => ({
    revision: t.string({ description: 'The new one.', resolve: ({ revision }) => String(revision) }),
    created: t.exposeInt('created', { description: 'How much is there that was not.' }),
    updated: t.exposeInt('updated', { description: 'How much is another than before.' }),
    deleted: t.exposeInt('deleted', { description: 'How much is there no longer.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was imported.' }),
  }),
})

builder.subscriptionType({ description: 'What is told as it happens, by server-sent events.' })

builder.subscriptionField('contentChanged', (t) =>
  t.field({
    type: ContentChange,
    description:
      'The new revision and the number of changes, each time it moves: ask `changes` for the rest. The counts are 0 where so much changed that `changes` asks for a reset.',
    subscribe: (_root, _args, context) => context.contentChanges(),
    resolve: (change) => change,
  }),
)
