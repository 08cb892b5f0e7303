import { safeId } from '../links/element-id.ts'

/** GitHub removes these characters from an id: it keeps letters, marks, numbers, `_`, `-` and spaces. */
const NOT_IN_IDS = /[^\p{L}\p{M}\p{N}\p{Pc}\- ]+/gu

/** Gives each heading of an article a unique id, in Unicode and lower case, as GitHub does. */
export class HeadingIds {
  private readonly used = new Map<string, number>()

  /** Returns the id of the next heading. Keeps an id from the source unless an earlier heading has it. */
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
