import { Parser } from 'htmlparser2'
import type { FrontMatterData } from '../model/json-value.ts'

/**
 * Reads the metadata in the head of an HTML page, as Pelican does: `<title>` and `<meta name="tags" content="a, b">`. Null
 * if the page has none. Reads at most the first 20,000 characters.
 */
export function readHtmlHead(source: string): FrontMatterData | null {
  const data: FrontMatterData = {}
  const head = source.slice(0, 20_000)
  let isTitle = false
  const parser = new Parser({
    onopentag(name, { name: key, content }) {
      isTitle = name === 'title'
      if (name === 'meta' && key !== undefined && content !== undefined && /^[a-z][\w-]*$/i.test(key))
        data[key] = content
    },
    ontext(text) {
      if (isTitle && text.trim() !== '')
        data.title = `${typeof data.title === 'string' ? data.title : ''}${text.trim()}`
    },
    onclosetag() {
      isTitle = false
    },
  })
  parser.end(head.slice(0, head.search(/<\/head>|<body/i) + 1 || undefined))
  return data.title === undefined && data.date === undefined ? null : data
}
