/** Block elements that HTML articles start with. */
const opensBlock =
  /\s*<(?:div|p|section|article|main|table|figure|ul|ol|dl|blockquote|center|header|h[1-6]|font|span|img|html|body|!doctype)\b/iy
const comment = /\s*<!--[\s\S]*?-->/y
const markdownAttribute = /<[a-z][^<>]*\smarkdown(?=[\s=>])/i
/** Markdown syntax after a blank line, where an HTML block ends in CommonMark. */
const markdownAfterBlank =
  /\n[ \t]*\n[ \t]{0,3}(?:#{1,6} |```|~~~|[-*+] +\S|\d{1,9}[.)] |> |\||(?![ \t<])[^\n]*(?:\]\(|\*\*|`))/
const token = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][a-z0-9-]*)(?:"[^"]*"|'[^']*'|[^<>"'])*?(\/?)>/gi
const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

/**
 * Tells whether the body of a Markdown file is really HTML: it starts with a block element, all its text is inside
 * elements, and it contains no Markdown. CommonMark would end such a block at a blank line and turn indented lines into
 * code.
 */
export function isHtmlBody(source: string): boolean {
  if (!opensWithBlock(source) || markdownAttribute.test(source) || markdownAfterBlank.test(source)) return false
  let depth = 0
  let end = 0
  token.lastIndex = 0
  for (let tag = token.exec(source); tag !== null; tag = token.exec(source)) {
    if (depth === 0 && source.slice(end, tag.index).trim() !== '') return false
    end = token.lastIndex
    const [, closing, name, selfClosed] = tag
    if (name === undefined || voids.has(name.toLowerCase())) continue
    if (closing === '/') depth = Math.max(0, depth - 1)
    else if (selfClosed === '') depth++
  }
  return depth > 0 || source.slice(end).trim() === ''
}

/** Skips comments one at a time: a single expression for all of them would backtrack exponentially. */
function opensWithBlock(source: string): boolean {
  opensBlock.lastIndex = 0
  comment.lastIndex = 0
  while (comment.test(source)) opensBlock.lastIndex = comment.lastIndex
  return opensBlock.test(source)
}
