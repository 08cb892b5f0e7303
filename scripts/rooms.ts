/**
 * The rooms of each package: the folders of its `src`, in the order in which content flows through them. A room imports
 * from its own files and from the doors of the rooms above it in its list, never from a room below. `lint` checks this
 * (check-imports.ts), and ARCHITECTURE.md says what each room is for.
 */
export interface Room {
  /** Path of the folder below `src`, as in `read/articles`. */
  readonly folder: string
  /** The files that other rooms may import: one or two, more only where the room is a shelf of shared types. */
  readonly doors: readonly string[]
}

export const rooms: Readonly<Record<string, readonly Room[]>> = {
  'packages/parser': [],
  'packages/database': [],
  'packages/importer': [],
  'apps/server': [],
}
