/** The asker's mistake, told in words that mend it: the server shows it as BAD_USER_INPUT. */
export class BadInputError extends Error {
  override name = 'BadInputError'
}

/** A cursor that this list never gave: cut off, made up, or of another order. */
export class BadCursorError extends BadInputError {
  override name = 'BadCursorError'
}
