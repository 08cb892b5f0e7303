/** From when until when, in milliseconds; null: for good. */
export type Period = [from: number, until: number | null]

/** When lists show a node to the public, in order and apart from each other; null: there is no such node. */
export type Periods = Period[] | null
