import sanitizeHtml from 'sanitize-html'
import type { AddressContext } from '../images/image-address.ts'
import { OPTIONS } from './allow-list.ts'
import { ElementRules } from './element-rules.ts'
import { limitNesting } from './limit-nesting.ts'

export interface Sanitized {
  html: string
  /** What was met on the way: pictures, links, and what was left out. */
  rules: ElementRules
}

/** Makes html safe to put in a page: what it may hold is written out above, and nothing else passes. */
export function sanitize(html: string, file: string, context: AddressContext): Sanitized {
  const rules = new ElementRules(file, context)
  const clean = sanitizeHtml(limitNesting(html), {
    ...OPTIONS,
    // Without an entity to decode, text is looked through for `<` alone and escaped once: a sixth of the time.
    parser: { decodeEntities: html.includes('&') },
    transformTags: {
      '*': (name, attributes) => rules.apply(name, attributes),
      // Browsers read what stands within a frame as text, and never show it.
      iframe: (tagName, attribs) => ({ tagName, attribs, text: '' }),
    },
  })
  return { html: clean, rules }
}
