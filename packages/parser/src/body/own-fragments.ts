import type { BodyDiagnostics } from '../diagnostics/body-diagnostics.ts'
import type { Anchors } from '../links/anchors.ts'
import { safeId } from '../links/element-id.ts'
import { percentDecode } from '../text/percent-decode.ts'

/** Fragments that have a meaning without an element: the top of the page, text fragments and routes of scripts. */
const WITHOUT_ELEMENT = /^#(?:top$|$|:~:|[!/])/i

/**
 * Finds the id for each link to a place in the same article, and reports the fragments without one.
 * @param fragments as written, as `#part`
 * @param source the source of the body
 * @returns the id for each fragment
 */
export function ownFragments(
  fragments: Iterable<string>,
  anchors: () => Anchors,
  source: string,
  diagnostics: BodyDiagnostics,
): Map<string, string> {
  const ids = new Map<string, string>()
  for (const written of fragments) {
    if (WITHOUT_ELEMENT.test(written)) continue
    const fragment = written.slice(1)
    const id = anchors().find(fragment)
    ids.set(written, id ?? safeId(percentDecode(fragment)))
    // The element can be part of something that is left out, such as a template tag.
    if (id !== null || hasElement(source, percentDecode(fragment))) continue
    diagnostics.report(
      'WARNING',
      'anchor-missing',
      `the link to "${written}" leads to no place in this article: no heading or element has this id`,
      written,
      hint(anchors().headings()),
    )
  }
  return ids
}

function hasElement(source: string, id: string): boolean {
  return ['"', "'"].some((quote) => source.includes(`=${quote}${id}${quote}`)) || source.includes(`#${id}}`)
}

function hint(headings: string[]): string {
  const [first] = headings
  if (first === undefined) return 'remove the link, or give a heading or an element this id'
  const more = headings.length > 5 ? ', …' : ''
  return `use the id of a heading: ${headings
    .slice(0, 5)
    .map((id) => `#${id}`)
    .join(', ')}${more}`
}
