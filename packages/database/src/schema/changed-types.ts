/** The node types of the change log, in the order of `changes`. */
export const changedTypes = ['ARTICLE', 'AUTHOR', 'CATEGORY', 'TAG', 'IMAGE'] as const

export type ChangedType = (typeof changedTypes)[number]

/** Types of nodes that articles name or use. */
export type NamedType = Exclude<ChangedType, 'ARTICLE'>
