import type { Fields } from '../front-matter/fields.ts'
import type { Attachment } from '../model/article.ts'
import type { JsonValue } from '../model/json-value.ts'
import { attachmentType } from '../paths/attachment.ts'
import { asText, isTable } from '../values/values.ts'
import { type AddressContext, resolveImageAddress } from './image-address.ts'

/** Keys for sound, film and documents that belong to an article. */
const KEYS = [
  'audio',
  'audio_file',
  'podcast',
  'enclosure',
  'enclosures',
  'video',
  'media',
  'attachments',
  'pdf',
  'download',
]
const ADDRESS = ['url', 'src', 'file', 'path', 'href']

/** The files of the folder that the front matter names as sound, film or document: `audio: ep1.mp3`, `enclosure: {url: ep1.mp3}`. */
export function frontMatterMedia(fields: Fields, file: string, context: AddressContext): Attachment[] {
  const found = new Map<string, Attachment>()
  for (const key of KEYS) {
    for (const written of addresses(fields.byKey(key))) {
      const address = /\.\w{2,5}(?:[?#]|$)/.test(written) ? resolveImageAddress(written, file, context) : null
      const mimeType = address?.kind === 'file' ? attachmentType(address.file) : null
      if (address?.kind !== 'file' || mimeType === null) continue
      const baseName = address.file.replace(/^.*\//s, '').normalize('NFC')
      found.set(address.file, { file: address.file, baseName, mimeType })
    }
  }
  return [...found.values()]
}

function addresses(value: JsonValue): string[] {
  if (Array.isArray(value)) return value.flatMap(addresses)
  if (isTable(value)) return ADDRESS.flatMap((key) => asText(value[key] ?? null) ?? [])
  return typeof value === 'string' ? [value.trim()] : []
}
