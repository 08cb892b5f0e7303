import sanitizeHtml from 'sanitize-html'
import type { AddressContext } from '../images/image-address.ts'
import { OPTIONS } from './allow-list.ts'
import { ElementRules } from './element-rules.ts'
import { limitNesting } from './limit-nesting.ts'

export interface Sanitized {
  html: string
  /** The images, links and removed elements that were found. */
  rules: ElementRules
}

/** Makes html safe to insert into a page: only what allow-list.ts names passes. Never throws. */
export function sanitize(html: string, file: string, context: AddressContext): Sanitized {
  const rules = new ElementRules(file, context)
  const clean = sanitizeHtml(limitNesting(html), {
    ...OPTIONS,
    // Without entities to decode, the parser searches for `<` only. This saves a sixth of the time.
    parser: { decodeEntities: html.includes('&') },
    transformTags: {
      '*': (name, attributes) => rules.apply(name, attributes),
      // Browsers treat the content of a frame as text, and never show it.
      iframe: (tagName, attribs) => ({ tagName, attribs, text: '' }),
    },
  })
  return { html: clean, rules }
}
