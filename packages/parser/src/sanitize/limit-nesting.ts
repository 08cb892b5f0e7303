/** Deeper than any real page. Beyond this depth, parsers become slow and browsers stop nesting. */
const DEEPEST = 250
const VOID = new Set('area base br col embed hr img input link meta param source track wbr !doctype'.split(' '))
/** Elements that the next one of their kind closes. Many authors omit their end tags, so they do not nest. */
const IMPLIED_END = new Set('p li dt dd tr td th thead tbody tfoot option a'.split(' '))

/**
 * Removes tags that are nested deeper than 250 elements, and keeps their content. The parsing time grows with the
 * depth: a megabyte of `<div>` would take minutes.
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
        if (!IMPLIED_END.has(name)) depth -= 1
        continue
      }
    } else if (depth < DEEPEST) {
      open.set(name, IMPLIED_END.has(name) ? 1 : count + 1)
      if (!IMPLIED_END.has(name)) depth += 1
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
