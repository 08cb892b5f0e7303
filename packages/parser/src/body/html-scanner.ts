/** Hears of what stands in html, from its beginning to its end. */
export interface Listener {
  /** `start` is the place of the tag's `<`, `end` the one behind its `>`. */
  open(name: string, start: number, end: number): void
  text(text: string): void
  close(name: string): void
}

/**
 * Reads html that the sanitiser wrote: there every `<` begins a tag and every `>` ends one, as all others are escaped, in
 * text and in values. Two searches a tag find what a parser for any html finds by a look at each character.
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

/** The attributes of a tag that the sanitiser wrote: each behind one space, with its value in double quotes or without one. */
export function attributesOf(tag: string): { [name: string]: string } {
  const attributes: { [name: string]: string } = {}
  attribute.lastIndex = 0
  for (let found = attribute.exec(tag); found; found = attribute.exec(tag)) {
    attributes[found[1] ?? ''] = unescapeHtml(found[2] ?? '')
  }
  return attributes
}

const characters: { [entity: string]: string } = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/** The sanitiser decodes every entity that it reads, and writes these four. */
function unescapeHtml(text: string): string {
  return text.includes('&') ? text.replace(/&(?:amp|lt|gt|quot);/g, (entity) => characters[entity] ?? entity) : text
}
