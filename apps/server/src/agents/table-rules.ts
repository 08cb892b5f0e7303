import type TurndownService from 'turndown'

/**
 * The rules for tables in GFM. Those of the plugin read the whole table again for each cell, so a table of 5,000 rows took
 * minutes. These look at a cell and its neighbours only.
 */
export function tables(service: TurndownService): void {
  service.addRule('table cell', {
    filter: ['th', 'td'],
    replacement: (content) =>
      `| ${content
        .trim()
        .replaceAll('|', '\\|')
        .replaceAll(/\s*\n\s*/g, '<br>')} `,
  })
  service.addRule('table row', {
    filter: 'tr',
    replacement: (content, node) => `${content}|\n${isFirstRow(node) ? border(node) : ''}`,
  })
  service.addRule('table part', { filter: ['thead', 'tbody', 'tfoot'], replacement: (content) => content })
  service.addRule('caption', { filter: 'caption', replacement: (content) => `\n\n${content.trim()}\n\n` })
  service.addRule('table', { filter: 'table', replacement: (content) => `\n\n${content.trim()}\n\n` })
}

/** The first row is the head, because a table in GFM must have one. */
function isFirstRow(row: TurndownService.Node): boolean {
  const part = row.parentNode
  if (elementBefore(row) !== null || part === null) return false
  const before = part.nodeName === 'TABLE' ? null : elementBefore(part)
  return before === null || before.nodeName === 'CAPTION' || before.nodeName === 'COLGROUP'
}

function elementBefore(node: Node): Node | null {
  let before = node.previousSibling
  while (before !== null && before.nodeType !== node.ELEMENT_NODE) before = before.previousSibling
  return before
}

const marks: Readonly<Record<string, string>> = { left: ':--', center: ':-:', right: '--:' }

function border(row: Node): string {
  let line = ''
  for (let cell = row.firstChild; cell !== null; cell = cell.nextSibling) {
    if (cell.nodeName === 'TH' || cell.nodeName === 'TD') line += `| ${marks[alignment(cell)] ?? '---'} `
  }
  return `${line}|\n`
}

function alignment(cell: Node): string {
  const element = cell as Element // Its name is that of an element.
  const style = /text-align:\s*(left|center|right)/.exec(element.getAttribute('style') ?? '')
  return style?.[1] ?? element.getAttribute('align')?.toLowerCase() ?? ''
}
