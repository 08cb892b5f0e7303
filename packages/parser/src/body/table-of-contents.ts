import type { TocEntry } from '../model/article.ts'

export interface Heading {
  id: string
  depth: number
  text: string
}

/** Nests headings by depth, in document order. A heading that skips a level goes below the nearest shallower heading. */
export function tableOfContents(headings: Heading[]): TocEntry[] {
  const top: TocEntry[] = []
  const open: TocEntry[] = []
  for (const { id, depth, text } of headings) {
    const entry: TocEntry = { id, depth, text, children: [] }
    while ((open.at(-1)?.depth ?? 0) >= depth) open.pop()
    const above = open.at(-1)
    if (above) above.children.push(entry)
    else top.push(entry)
    open.push(entry)
  }
  return top
}
