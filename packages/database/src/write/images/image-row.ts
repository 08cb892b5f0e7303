import type { ImageRow } from '../../schema/import-rows.ts'
import { percentDecoded } from '../../text/percent-decoding.ts'

export function baseName({ file, url }: ImageRow): string {
  const address = file ?? url.replace(/[?#].*$/s, '')
  const end = address.slice(address.lastIndexOf('/') + 1)
  return file === null ? percentDecoded(end) : end
}
