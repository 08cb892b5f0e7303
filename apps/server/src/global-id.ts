/** What a global id says: which type, and which of it. */
export interface LocalId {
  typename: string
  id: number
}

/** Base64url of `Article:<id>`: opaque to clients, and the same in every import of the same content. */
export function encodeGlobalId(typename: string, id: number | string | bigint): string {
  return Buffer.from(`${typename}:${id}`).toString('base64url')
}

/** Null for what is no id of this API: a client's guess finds nothing, and is no fault. */
export function decodeGlobalId(text: string): LocalId | null {
  const [, typename, digits] = /^([A-Z]\w*):(\d{1,16})$/.exec(Buffer.from(text, 'base64url').toString()) ?? []
  const id = Number(digits)
  return typename !== undefined && Number.isSafeInteger(id) ? { typename, id } : null
}

/** No row has it. */
const NOWHERE = -1

/** The row's id within a type, or one that finds nothing. */
export function localId(typename: string, text: string): number {
  const decoded = decodeGlobalId(text)
  return decoded?.typename === typename ? decoded.id : NOWHERE
}
