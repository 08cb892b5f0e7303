import type { ImageRow } from '@broadsheet/database'
import { type ImageAddress, mediaUrl } from '@broadsheet/parser'
import { ADDRESS_BYTES, HOST_LENGTH, isLonger, shortText } from '../limits/short-text.ts'
import type { RemoteCopies } from '../scan/remote-copies.ts'

export interface ImageLookup {
  /** Returns the row of an image file by its path in the content folder, or undefined if the file could not be read. */
  row(file: string): ImageRow | undefined
  /** The remote images that the mirror knows. */
  readonly copies: RemoteCopies
}

/** Makes the row of an image that an article shows or an author has. */
export function imageRow(address: ImageAddress, images: ImageLookup): ImageRow {
  switch (address.kind) {
    case 'file':
      return images.row(address.file) ?? missingFile(address.file)
    case 'url':
      return {
        ...unknown,
        ...storedAddress(address.url),
        host: hostOf(address.url),
        ...images.copies.columnsOf(address.url),
      }
    case 'missing':
      return { ...unknown, ...storedAddress(address.url), status: 'MISSING', host: hostOf(address.url) }
  }
}

/** The columns of the address of an image. An index of PostgreSQL rejects long texts. */
export function storedAddress(url: string): Pick<ImageRow, 'url' | 'longUrl'> {
  return { url: shortText(url, ADDRESS_BYTES), longUrl: isLonger(url, ADDRESS_BYTES) ? url : null }
}

function missingFile(file: string): ImageRow {
  return { ...unknown, ...storedAddress(mediaUrl(file)), status: 'MISSING', file }
}

/** The columns of an image without a file. */
export const unknown = {
  host: null,
  file: null,
  width: null,
  height: null,
  mimeType: null,
  bytes: null,
  sha256: null,
  modifiedAt: null,
  color: null,
  preview: null,
  served: null,
  checkedAt: null,
  reason: null,
} satisfies Partial<ImageRow>

function hostOf(url: string): string | null {
  const host = URL.parse(url)?.host ?? ''
  return host === '' || host.length > HOST_LENGTH ? null : host
}
