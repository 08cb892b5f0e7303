/** Receives the tags and texts of html in document order. */
export interface Listener {
  /** `start` is the offset of the tag's `<`, `end` the offset after its `>`. */
  open(name: string, start: number, end: number): void
  text(text: string): void
  close(name: string): void
}

/**
 * Reads html that the sanitiser wrote. It escapes every other `<` and `>`, in text and in attribute values, so each `<`
 * starts a tag and each `>` ends one. Two calls of `indexOf` per tag replace a general HTML parser.
 */
export function scan(html: string, listener: Listener): void {
  let done = 0
  for (let end = html.indexOf('>'); end !== -1; end = html.indexOf('>', done)) {
    const start = html.indexOf('<', done)
    if (start > done) listener.text(unescapeHtml(html.slice(done, start)))
    done = end + 1
    if (html.charAt(start + 1) === '/') listener.close(html.slice(start + 2, end))
    else listener.open(html.slice(start + 1, nameEnd(html, start + 2, end)), start, done)
  }
  if (done < html.length) listener.text(unescapeHtml(html.slice(done)))
}

function nameEnd(html: string, from: number, end: number): number {
  let at = from
  while (at < end && html.charAt(at) !== ' ') at += 1
  return at
}

const attribute = / ([a-z]+)(?:="([^"]*)")?/g

/** Reads the attributes of a tag that the sanitiser wrote: one space before each, values in double quotes or absent. */
export function attributesOf(tag: string): { [name: string]: string } {
  const attributes: { [name: string]: string } = {}
  attribute.lastIndex = 0
  for (let found = attribute.exec(tag); found; found = attribute.exec(tag)) {
    attributes[found[1] ?? ''] = unescapeHtml(found[2] ?? '')
  }
  return attributes
}

const characters: { [entity: string]: string } = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/** The sanitiser decodes all entities and writes only these four. */
export function unescapeHtml(text: string): string {
  return text.includes('&') ? text.replace(/&(?:amp|lt|gt|quot);/g, (entity) => characters[entity] ?? entity) : text
}
