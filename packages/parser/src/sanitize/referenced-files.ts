import { type AddressContext, resolveImageAddress } from '../images/image-address.ts'
import type { Attachment, ImageAddress } from '../model/article.ts'
import { attachmentType, mediaUrl } from '../paths/attachment.ts'
import { percentDecode } from '../text/percent-decode.ts'

/** Finds the files that html refers to, and remembers them. */
export class ReferencedFiles {
  /** The resolved address of each image, by the `src` or `poster` in the sanitised html. */
  readonly images = new Map<string, ImageAddress>()
  /** Images that were not found: the resolved address, and the address as written. */
  readonly missingImages = new Map<string, string>()
  /** Files that notes of a vault refer to and that were not found, as written. */
  readonly missing = new Set<string>()
  private readonly found = new Map<string, Attachment>()
  private readonly file: string
  private readonly context: AddressContext

  constructor(file: string, context: AddressContext) {
    this.file = file
    this.context = context
  }

  /** Files other than the images, each once, in the order of the text. */
  attachments(): Attachment[] {
    return [...this.found.values()]
  }

  /** The address to write into the html, or null if it is not the address of an image. */
  image(written: string): string | null {
    const address = resolveImageAddress(written, this.file, this.context)
    if (address === null) return null
    const src = address.kind === 'file' ? mediaUrl(address.file) : written.trim()
    this.images.set(src, address)
    if (address.kind === 'missing') this.missingImages.set(address.url, written)
    return src
  }

  /** The `srcset` to write into the html. Its files are the image in other sizes, so they are attachments. */
  imageSet(candidates: { address: string; descriptor: string }[]): string {
    return candidates
      .map(({ address, descriptor }) => {
        if (resolveImageAddress(address, this.file, this.context) === null) return null
        const src = this.attachment(address).address
        // Some parsers end an address at a comma.
        return `${src.replaceAll(',', '%2C')}${descriptor === '' ? '' : ` ${descriptor}`}`
      })
      .filter((candidate) => candidate !== null)
      .join(', ')
  }

  /** The address to write for a file that is linked to or played, with the fragment: `report.pdf#page=2`. */
  attachment(written: string): { address: string; isFound: boolean } {
    const address = resolveImageAddress(written, this.file, this.context)
    const path = percentDecode(written.trim().replace(/[?#].*$/s, ''))
    const file = address?.kind === 'file' ? address.file : null
    const mimeType = attachmentType(file ?? path)
    const isHere = address?.kind === 'file' || address?.kind === 'missing'
    if (isHere && mimeType !== null) {
      const name = (file ?? path).replace(/^.*\//s, '')
      this.found.set(file ?? path, { file, baseName: name.normalize('NFC'), mimeType })
    }
    if (file === null) {
      if (this.context.site.markdown.obsidian && address?.kind === 'missing') this.missing.add(path)
      return { address: written, isFound: false }
    }
    return { address: `${mediaUrl(file)}${/#.*$/s.exec(written)?.[0] ?? ''}`, isFound: true }
  }
}
