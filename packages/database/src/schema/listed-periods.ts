/** Start and end in milliseconds. The end is null if it never ends. */
export type Period = [from: number, until: number | null]

/**
 * The periods in which lists show a node to the public, in order and without overlap. Null if there is no such node.
 */
export type Periods = Period[] | null
