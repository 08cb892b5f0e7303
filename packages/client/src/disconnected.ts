/** A connection ended, or could not be made. A new one can succeed. */
export class Disconnected extends Error {
  override name = 'Disconnected'
  /** The server asked to wait this long, in milliseconds. */
  readonly wait: number

  constructor(message: string, wait = 0, options?: ErrorOptions) {
    super(message, options)
    this.wait = wait
  }

  /** Throws a failure of the network as this error. */
  static because(this: void, cause: unknown): never {
    throw cause instanceof Disconnected ? cause : new Disconnected(String(cause), 0, { cause })
  }
}
