import type { ImageRow } from '../../schema/import-rows.ts'
import { percentDecoded } from '../../text/percent-decoding.ts'

/** Length in UTF-16 units. No file name is longer, so a longer one is not looked up. */
const LONGEST_NAME = 255

/** The whole address of the image. */
export function addressOf({ url, longUrl }: Pick<ImageRow, 'url' | 'longUrl'>): string {
  return longUrl ?? url
}

/** The last part of the address or path, decoded. */
export function baseName({ file, ...image }: Pick<ImageRow, 'file' | 'url' | 'longUrl'>): string {
  const address = file ?? addressOf(image).replace(/[?#].*$/s, '')
  const end = address.slice(address.lastIndexOf('/') + 1)
  return (file === null ? percentDecoded(end) : end).slice(0, LONGEST_NAME)
}
