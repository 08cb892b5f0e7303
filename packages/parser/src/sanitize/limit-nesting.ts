/** Deeper than any page that people write; the parsers below slow down, and browsers give up, beyond this. */
const DEEPEST = 250
const VOID = new Set('area base br col embed hr img input link meta param source track wbr !doctype'.split(' '))
/** Elements that close one another: left open by many writers, they do not nest. */
const SELF_CLOSING = new Set('p li dt dd tr td th thead tbody tfoot option a'.split(' '))

/**
 * Takes out the tags that nest deeper than any page does, and keeps what they hold. Html is parsed in time that grows
 * with depth; a megabyte of `<div>` would otherwise take minutes.
 */
export function limitNesting(html: string): string {
  if (!mayNestDeeply(html)) return html
  const open = new Map<string, number>()
  const parts: string[] = []
  let depth = 0
  let done = 0
  const tag = /<(\/?)([a-zA-Z][^\s/>]{0,60})/g
  for (let match = tag.exec(html); match; match = tag.exec(html)) {
    const name = (match[2] ?? '').toLowerCase()
    if (VOID.has(name)) continue
    const count = open.get(name) ?? 0
    if (match[1] === '/') {
      if (count > 0) {
        open.set(name, count - 1)
        if (!SELF_CLOSING.has(name)) depth -= 1
        continue
      }
    } else if (depth < DEEPEST) {
      open.set(name, SELF_CLOSING.has(name) ? 1 : count + 1)
      if (!SELF_CLOSING.has(name)) depth += 1
      continue
    }
    const end = html.indexOf('>', tag.lastIndex)
    if (end === -1) break
    parts.push(html.slice(done, match.index))
    done = end + 1
    tag.lastIndex = done
  }
  return parts.join('') + html.slice(done)
}

function mayNestDeeply(html: string): boolean {
  let count = 0
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    count += 1
    if (count > 2 * DEEPEST) return true
  }
  return false
}
