/** Another import has the database, so this one cannot begin. */
export class ImportRunningError extends Error {
  override readonly name = 'ImportRunningError'

  /** @param place the file or the host of the database */
  constructor(place: string, options?: ErrorOptions) {
    super(`Another import is running on ${place}. Wait until it has ended, and start this one again.`, options)
  }
}
