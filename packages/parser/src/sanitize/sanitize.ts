import type { AddressContext } from '../images/image-address.ts'
import { ElementRules } from './element-rules.ts'
import { embeddedFile } from './embedded-file.ts'
import { type Attributes, filterHtml } from './filter-html.ts'
import { revealLazyImages } from './lazy-elements.ts'
import { limitNesting } from './limit-nesting.ts'
import { endsInTag, repairTags } from './repair-tags.ts'

export interface Sanitized {
  html: string
  /** The images, links and removed elements that were found. */
  rules: ElementRules
  /** The start of each tag in which a quote or a `>` was missing, as written. */
  broken: string[]
}

/** Makes html safe to insert into a page: only what allow-list.ts names passes. Never throws. */
export function sanitize(html: string, file: string, context: AddressContext): Sanitized {
  const mended = endsInTag(html) ? repairTags(html) : null
  const result = sanitizeOnce(mended?.html ?? html, file, context)
  if (mended || !result.rules.hasBrokenTag) return { ...result, broken: mended?.broken ?? [] }
  const { html: repaired, broken } = repairTags(html)
  return { ...sanitizeOnce(repaired, file, context), broken }
}

function sanitizeOnce(html: string, file: string, context: AddressContext): Omit<Sanitized, 'broken'> {
  const rules = new ElementRules(file, context)
  const rewrite = (name: string, attributes: Attributes) => {
    if (name !== 'img') return rules.apply(name, attributes)
    const { tagName, attribs, text } = embeddedFile(name, attributes)
    return { ...rules.apply(tagName, attribs), text }
  }
  const clean = filterHtml(limitNesting(revealLazyImages(html)), rewrite, (name) => void rules.lostText.add(name))
  return { html: clean, rules }
}
