import { safeId } from '../links/element-id.ts'
import type { HeadingIdRule } from '../model/site.ts'
import { headingSlug } from './heading-slug.ts'

/** Gives each heading of an article a unique id by the rule of the site's generator. */
export class HeadingIds {
  private readonly rule: HeadingIdRule
  /** For each id that is taken: the last number that was added to it. */
  private readonly used = new Map<string, number>()

  constructor(rule: HeadingIdRule) {
    this.rule = rule
  }

  /**
   * Returns the id of the next heading. Equal ids are numbered from 1, as all the generators do.
   * @param text the heading as plain text
   * @param written an id from the source, which is kept unless it is taken
   */
  next(text: string, written: string | null): string {
    const wanted = written ?? safeId(headingSlug(text, this.rule) || 'section')
    let id = wanted
    let count = this.used.get(wanted) ?? -1
    while (this.used.has(id)) {
      count += 1
      if (count > 0) id = `${wanted}-${count}`
    }
    this.used.set(wanted, Math.max(count, 0))
    if (id !== wanted) this.used.set(id, 0)
    return id
  }
}
