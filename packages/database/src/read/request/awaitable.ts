/** A value, or a promise of it. SQLite answers synchronously; a database on a network would not. */
export type Awaitable<T> = T | Promise<T>

/**
 * Calls `next` with the value, synchronously if the value is not a promise. A promise for each field would be too slow
 * for lists.
 */
export function after<T, U>(value: Awaitable<T>, next: (value: T) => U): Awaitable<Awaited<U>> {
  // `next` may return an Awaitable itself. The result is never a promise of a promise.
  return (value instanceof Promise ? value.then(next) : next(value)) as Awaitable<Awaited<U>>
}

export function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
