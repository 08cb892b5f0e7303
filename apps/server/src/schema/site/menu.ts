import { builder } from '../builder/builder.ts'

interface Item {
  name: string
  url: string | null
  children: Item[]
}

export const MenuItem = builder.objectRef<Item>('MenuItem')

MenuItem.implement({
  description: 'An entry of a menu.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name of the entry as plain text: `About`.' }),
    url: t.exposeString('url', {
      nullable: true,
      description:
        'The address as the site has it: a path of the site, `/about/`, or an absolute URL. Null for a heading without an address.',
    }),
    children: t.field({
      type: [MenuItem],
      description: 'The entries below this one.',
      resolve: ({ children }) => children,
    }),
  }),
})

/**
 * Returns the entries of a menu; those of `main`, or else of the first menu, if no name is given.
 * @param json the column `menus` of the site
 */
export function menuItems(json: string, name: string | null | undefined): Item[] {
  // The importer writes the column with JSON.stringify from such a list.
  const menus = JSON.parse(json) as { name: string; items: Item[] }[]
  const wanted = name ?? (menus.some((menu) => menu.name === 'main') ? 'main' : menus[0]?.name)
  return menus.find((menu) => menu.name === wanted)?.items ?? []
}

/** Returns the names of the menus. */
export function menuNames(json: string): string[] {
  // As above.
  return (JSON.parse(json) as { name: string }[]).map(({ name }) => name)
}
