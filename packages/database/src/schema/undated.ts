/** Before every date that an article may have: the start of the year 1, in milliseconds. */
export const UNDATED = -62135596800000
