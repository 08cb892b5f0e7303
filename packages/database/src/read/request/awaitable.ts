/** What SQLite answers at once and a database across a socket answers later. */
export type Awaitable<T> = T | Promise<T>

/** Goes on with a value, at once where it is there: a promise a field is what a list of 20 articles can't afford. */
export function after<T, U>(value: Awaitable<T>, next: (value: T) => U): Awaitable<Awaited<U>> {
  // `next` may itself return an Awaitable: either way nobody sees a promise of a promise.
  return (value instanceof Promise ? value.then(next) : next(value)) as Awaitable<Awaited<U>>
}

export function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
