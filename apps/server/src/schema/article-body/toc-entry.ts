import { builder } from '../builder/builder.ts'

interface Heading {
  id: string
  depth: number
  text: string
  children: Heading[]
}

export const TocEntry = builder.objectRef<Heading>('TocEntry')

TocEntry.implement({
  description: 'A heading of the body.',
  fields: (t) => ({
    id: t.exposeString('id', { description: 'Its id in `html`, for links to it.' }),
    depth: t.exposeInt('depth', { description: 'Its level: 2 is h2.' }),
    text: t.exposeString('text', { description: 'Its plain text.' }),
    children: t.field({ type: [TocEntry], description: 'The headings under it.', resolve: ({ children }) => children }),
  }),
})

/** The headings of these levels; those under a heading that is left out move up. */
export function tocBetween(json: string, minDepth: number, maxDepth: number): Heading[] {
  // The importer wrote the column with JSON.stringify from such a tree.
  const tree = JSON.parse(json) as Heading[]
  const within = (headings: readonly Heading[]): Heading[] =>
    headings.flatMap((heading) => {
      const children = within(heading.children)
      return heading.depth >= minDepth && heading.depth <= maxDepth ? [{ ...heading, children }] : children
    })
  return within(tree)
}
