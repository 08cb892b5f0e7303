/**
 * An argument as the API passes it. `null` and undefined mean the same everywhere. Instants are milliseconds since 1970
 * in UTC.
 */
export type Optional<T> = T | null | undefined

export function isSet<T>(value: Optional<T>): value is T {
  return value !== null && value !== undefined
}
