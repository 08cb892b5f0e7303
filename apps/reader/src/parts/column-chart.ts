import { type Html, html } from '../html/html.ts'

export interface Column {
  /** `April 2026`. */
  label: string
  count: number
  /** The `href` of the articles that the column counts. */
  address: string
}

/** The height of the highest column, in units of the drawing. */
const HEIGHT = 60

/**
 * A chart of columns, from the left to the right. Each column is a link, and its name says what it counts, so the chart can be
 * read aloud and used with the keyboard. Below are the labels of the first and the last column.
 * @param title the name of the chart
 * @param showsTitle whether the title is shown, because no heading has it
 */
export function columnChart(title: string, columns: readonly Column[], showsTitle = false): Html {
  const most = Math.max(1, ...columns.map(({ count }) => count))
  const width = columns.length * 10
  const bars = columns.map(({ label, count, address }, at) => {
    const height = count === 0 ? 0 : Math.max(2, Math.round((count / most) * HEIGHT))
    const name = `${label}: ${count}`
    return (
      count > 0 &&
      html`<a href="${address}" aria-label="${name}"><title>${name}</title><rect class="bars-area" x="${at * 10}" y="0" width="10" height="64"/><rect x="${at * 10 + 1}" y="${62 - height}" width="8" height="${height}"/></a>`
    )
  })
  const [first, last] = [columns[0]?.label, columns.at(-1)?.label]
  return html`<figure class="chart"><svg class="bars columns" viewBox="0 0 ${width} 64" preserveAspectRatio="none" role="group" aria-label="${title}"><path d="M0 62.500h${width}"/>${bars}</svg>
<figcaption><span>${first}</span>${showsTitle && html`<strong>${title}</strong>`}<span>${last}</span></figcaption></figure>`
}
