/** A decoded global id: a type and the id of a row of that type. */
export interface LocalId {
  typename: string
  id: number
}

/** Returns null for a text that is not an id of this API. Callers treat it like the id of a missing object. */
export function decodeGlobalId(text: string): LocalId | null {
  const [, typename, digits] = /^([A-Z]\w*):(\d{1,16})$/.exec(Buffer.from(text, 'base64url').toString()) ?? []
  const id = Number(digits)
  return typename !== undefined && Number.isSafeInteger(id) ? { typename, id } : null
}

/** An id that no row has. */
const MISSING_ID = -1

/** Returns the row id from a global id of the given type. For any other text it returns an id that no row has. */
export function localId(typename: string, text: string): number {
  const decoded = decodeGlobalId(text)
  return decoded?.typename === typename ? decoded.id : MISSING_ID
}
