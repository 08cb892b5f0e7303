/** A mistake of the client. The message says how to fix it. The server returns it as BAD_USER_INPUT. */
export class BadInputError extends Error {
  override name = 'BadInputError'
}

/** A cursor that does not belong to this list: truncated, invented, or of another order. */
export class BadCursorError extends BadInputError {
  override name = 'BadCursorError'
}
