import type { ImageRow } from '../../schema/import-rows.ts'
import type { TableRow } from '../../schema/table-rows.ts'
import { percentDecoded } from '../../text/percent-decoding.ts'

export function baseName({ file, url }: ImageRow): string {
  const address = file ?? url.replace(/[?#].*$/s, '')
  const end = address.slice(address.lastIndexOf('/') + 1)
  return file === null ? percentDecoded(end) : end
}

/** The importer's rows may have their keys in any order, and more than the schema knows. */
export function inOrder(row: TableRow<'Image'>): TableRow<'Image'> {
  const { id, url, status, host, file, baseName, width, height, mimeType, bytes, sha256, modifiedAt } = row
  return { id, url, status, host, file, baseName, width, height, mimeType, bytes, sha256, modifiedAt }
}
