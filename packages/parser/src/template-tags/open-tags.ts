import { part } from '../tag-rendering/block-tags.ts'
import type { TagBlock } from '../tag-rendering/tag-replacement.ts'

const PART = /<!--\s*(end)?(?:tab|timeline|node|folder|cell)\b([^\n]{0,300}?)-->/iy

/** A tag with an end whose content is being read. */
interface OpenTag {
  name: string
  close: string
  hasParts: boolean
  /** The text that closes its current part. */
  closePart: string
}

/** The tags with an end whose content is being read, the innermost last. */
export class OpenTags {
  private readonly tags: OpenTag[] = []

  /** Opens a tag. Returns the text before its content. */
  open(name: string, { open, close, hasParts = false }: TagBlock): string {
    this.tags.push({ name, close, hasParts, closePart: '' })
    return open
  }

  /** Closes the innermost tag of a name and those in it. Returns the text after them, or null if none is open. */
  close(name: string): string | null {
    const at = this.tags.findLastIndex((tag) => tag.name === name)
    return at === -1 ? null : closing(this.tags.splice(at))
  }

  /** The text that closes all tags. */
  closeAll(): string {
    return closing(this.tags.splice(0))
  }

  /** Reads a comment that divides a group of tabs or a timeline into parts. Null if there is none at the offset. */
  partAt(source: string, offset: number, markdown: boolean): { text: string; end: number } | null {
    const open = this.tags.at(-1)
    if (!open?.hasParts) return null
    PART.lastIndex = offset
    const match = PART.exec(source)
    if (!match) return null
    const end = PART.lastIndex
    const before = open.closePart
    open.closePart = ''
    if (match[1] !== undefined) return { text: before, end }
    // NexT's `<!-- tab Title@icon -->`.
    const { open: start, close } = part((match[2] ?? '').replace(/@.*$/, '').trim(), markdown)
    open.closePart = close
    return { text: before === '' ? start : `${before}\n\n${start}`, end }
  }
}

function closing(tags: OpenTag[]): string {
  return tags
    .toReversed()
    .map(({ closePart, close }) => closePart + close)
    .join('')
}
