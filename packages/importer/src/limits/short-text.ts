import { hash } from 'node:crypto'

/** Hexadecimal digits of the hash at the end of a shortened text. */
const HASH = 16
/** The most bytes of a UTF-16 unit in UTF-8. */
const UNIT_BYTES = 3

/** The most bytes of keys, paths, slugs and links. An entry of an index in PostgreSQL has at most 2,704 bytes. */
export const KEY_BYTES = 1_000
/** The most bytes of the name of an author, a category or a tag. Its slug and key can be longer than the name. */
export const NAME_BYTES = 500
/** The most bytes of the path of a file, half as many again as Windows opens. With %-encoding, an address has three times as many. */
export const FILE_BYTES = 750
/** The most bytes of the address by which an image is sorted and found. */
export const ADDRESS_BYTES = 2_400
/** The longest name of a host (https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4). */
export const HOST_LENGTH = 253

/** Whether a text has more than so many bytes in UTF-8. */
export function isLonger(text: string, bytes: number): boolean {
  return text.length * UNIT_BYTES > bytes && Buffer.byteLength(text) > bytes
}

/**
 * Returns the text if it has at most so many bytes in UTF-8. Otherwise its beginning and a hash of all of it, so that
 * different texts stay different. A slash at the end stays.
 */
export function shortText(text: string, bytes = KEY_BYTES): string {
  if (!isLonger(text, bytes)) return text
  const ending = `-${hash('sha256', text, 'hex').slice(0, HASH)}${text.endsWith('/') ? '/' : ''}`
  // A character that is cut in half becomes U+FFFD.
  const beginning = Buffer.from(text)
    .subarray(0, bytes - ending.length)
    .toString()
    .replace(/\ufffd$/, '')
  return `${beginning}${ending}`
}
