import { safeId } from '../links/element-id.ts'

/** What GitHub takes out of a heading on its way to an id: all but letters, marks, numbers, `_`, `-` and spaces. */
const NOT_IN_IDS = /[^\p{L}\p{M}\p{N}\p{Pc}\- ]+/gu

/** Gives each heading of an article an id of its own: unicode, in lower case, as GitHub writes them. */
export class HeadingIds {
  private readonly used = new Map<string, number>()

  /** An id that the writer gave stays, made safe, unless it is taken. */
  next(text: string, written: string | null): string {
    let id = written ?? safeId(slug(text) || 'section')
    for (let count = this.used.get(id); count !== undefined; count = this.used.get(id)) {
      this.used.set(id, count + 1)
      id = `${id}-${count + 1}`
    }
    this.used.set(id, 0)
    return id
  }
}

function slug(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(NOT_IN_IDS, '').trim().replace(/ /g, '-').slice(0, 200)
}
