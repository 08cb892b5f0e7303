import { builder } from '../builder/builder.ts'

interface Heading {
  id: string
  depth: number
  text: string
  children: Heading[]
}

export const TocEntry = builder.objectRef<Heading>('TocEntry')

TocEntry.implement({
  description: 'A heading of the body, with the headings below it.',
  fields: (t) => ({
    id: t.exposeString('id', { description: 'The `id` of the heading in `html`, for links: `#getting-there`.' }),
    depth: t.exposeInt('depth', { description: 'Level of the heading, 1 to 6: 2 is `<h2>`.' }),
    text: t.exposeString('text', { description: 'The heading as plain text.' }),
    children: t.field({
      type: [TocEntry],
      description: 'The headings below this one.',
      resolve: ({ children }) => children,
    }),
  }),
})

/**
 * Selects the headings from `minDepth` to `maxDepth`. The headings below one that is left out move up.
 * @param json the column `toc` of an article's body
 */
export function tocBetween(json: string, minDepth: number, maxDepth: number): Heading[] {
  // The importer writes the column with JSON.stringify from such a tree.
  const tree = JSON.parse(json) as Heading[]
  const select = (headings: readonly Heading[]): Heading[] =>
    headings.flatMap((heading) => {
      const children = select(heading.children)
      return heading.depth >= minDepth && heading.depth <= maxDepth ? [{ ...heading, children }] : children
    })
  return select(tree)
}
