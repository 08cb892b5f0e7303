/**
 * What a list is asked for, in the words of the API. `null` and left out are alike everywhere; instants are
 * milliseconds since 1970 in UTC.
 */
export type Given<T> = T | null | undefined

export function isGiven<T>(value: Given<T>): value is T {
  return value !== null && value !== undefined
}
