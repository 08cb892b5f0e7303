/**
 * `sortAt` of articles without a date: the start of the year 1, in milliseconds since 1970. It is before every possible
 * date.
 */
export const UNDATED = -62135596800000
