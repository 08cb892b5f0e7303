/** The kinds of nodes that the change log knows, in the order in which `changes` lists them. */
export const changedTypes = ['ARTICLE', 'AUTHOR', 'CATEGORY', 'TAG', 'IMAGE'] as const

export type ChangedType = (typeof changedTypes)[number]

/** Everything that articles name or show. */
export type NamedType = Exclude<ChangedType, 'ARTICLE'>
