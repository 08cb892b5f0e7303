import sanitizeHtml from 'sanitize-html'
import type { AddressContext } from '../images/image-address.ts'
import { OPTIONS } from './allow-list.ts'
import { ElementRules } from './element-rules.ts'
import { embeddedFile } from './embedded-file.ts'
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
  const clean = sanitizeHtml(limitNesting(revealLazyImages(html)), {
    ...OPTIONS,
    // Without entities to decode, the parser searches for `<` only. This saves a sixth of the time.
    parser: { decodeEntities: html.includes('&') },
    transformTags: {
      img: embeddedFile,
      '*': (name, attributes) => rules.apply(name, attributes),
      // Browsers treat the content of a frame as text, and never show it.
      iframe: (tagName, attribs) => ({ tagName, attribs, text: '' }),
    },
  })
  return { html: clean, rules }
}
