/** Attributes of an attribute list: `#id`, `.class` and `key="value"` of `{: #id .class key="value" name}`. */
export interface AttributeList {
  /** Class names, in order. */
  classes: string[]
  /** All others, the id included. */
  values: Map<string, string>
  /** Names of lists that are defined elsewhere, and `toc`. */
  references: string[]
}

const PART =
  /\s*(?:#([^\s{}.#"'=]+)|\.([^\s{}.#"'=]+)|([A-Za-z_][\w:-]*)=(?:"([^"]{0,500})"|'([^']{0,500})'|([^\s{}"']+))|([A-Za-z][\w-]*))/y

/** Reads the text between the braces of an attribute list, or returns null if it is not one. */
export function parseAttributes(text: string): AttributeList | null {
  const list: AttributeList = { classes: [], values: new Map(), references: [] }
  const content = text.trimEnd()
  let end = 0
  while (end < content.length) {
    PART.lastIndex = end
    const part = PART.exec(content)
    if (!part) return null
    const [, id, className, key, double, single, bare, reference] = part
    if (id !== undefined) list.values.set('id', id)
    else if (className !== undefined) list.classes.push(className)
    else if (key === 'class') list.classes.push(...(double ?? single ?? bare ?? '').split(/\s+/).filter(Boolean))
    else if (key !== undefined) list.values.set(key.toLowerCase(), double ?? single ?? bare ?? '')
    else if (reference !== undefined) list.references.push(reference)
    end = PART.lastIndex
  }
  return end === 0 ? null : list
}
