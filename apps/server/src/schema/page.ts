import { builder } from '../builder.ts'

export const Page = builder.interfaceRef<object>('Page').implement({
  description: 'What has a URL of its own.',
  fields: (t) => ({
    path: t.string({
      description: "URL path by the site's permalink pattern; unique.",
      resolve: () => {
        throw new Error('A type with a page says its path itself')
      },
    }),
  }),
})
