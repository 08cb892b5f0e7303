import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A panel of deploy/dashboard.json, with what is read here. */
interface Panel {
  readonly title: string
  readonly gridPos: { readonly x: number; readonly y: number }
  readonly targets: readonly { readonly expr: string; readonly legendFormat?: string }[]
  readonly fieldConfig?: { readonly defaults?: { readonly unit?: string } }
}

interface Line {
  readonly name: string
  /** Seconds since 1970, and values. */
  readonly points: readonly (readonly [number, number])[]
}

/** Pixels of a panel, and of the space around its plot. */
const size = { width: 460, height: 250, left: 52, right: 10, top: 30, lineOfLegend: 15 }
/** Grid units of Grafana: a panel is eight wide and eight high. */
const gridUnit = 8
/** Legends name so many lines at most. */
const named = 4
const colors = ['#3366a8', '#c2452f', '#3f8f4f', '#8a5ba5', '#b7861b', '#4f8f9c', '#a04f76', '#6b6b6b']

/** @throws Error if no Prometheus answers at the URL */
export async function checkPrometheus(url: string): Promise<void> {
  await ask(`${url}/api/v1/query?query=1`)
}

/**
 * Draws the panels of deploy/dashboard.json for a span of time (milliseconds since 1970), with the answers of Prometheus to their
 * queries, over one minute instead of five.
 * @returns an SVG
 */
export async function drawDashboard(prometheus: string, from: number, to: number): Promise<string> {
  const file = join(import.meta.dirname, '../../deploy/dashboard.json')
  const { panels } = JSON.parse(readFileSync(file, 'utf8')) as { panels: Panel[] } // Grafana's form.
  const span = { from: from / 1000, to: to / 1000 }
  const drawn: string[] = []
  for (const panel of panels) drawn.push(drawPanel(panel, await linesOf(panel, prometheus, span), span))
  const width = (Math.max(...panels.map(({ gridPos }) => gridPos.x)) / gridUnit + 1) * size.width
  const height = (Math.max(...panels.map(({ gridPos }) => gridPos.y)) / gridUnit + 1) * size.height
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11">
<title>The dashboard during the benchmark “soak”</title>
<rect width="100%" height="100%" fill="#fff"/>
${drawn.join('\n')}
</svg>
`
}

interface Span {
  readonly from: number
  readonly to: number
}

async function linesOf({ targets }: Panel, prometheus: string, { from, to }: Span): Promise<Line[]> {
  const lines: Line[] = []
  for (const { expr, legendFormat } of targets) {
    const query = encodeURIComponent(expr.replaceAll('[5m]', '[1m]'))
    const step = Math.max(1, Math.round((to - from) / 200))
    const found = await ask(`${prometheus}/api/v1/query_range?query=${query}&start=${from}&end=${to}&step=${step}`)
    for (const { metric, values } of found) {
      const labels = Object.entries(metric).map(([label, value]) => `${label} ${value}`)
      const name = legendFormat?.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, label) => metric[label] ?? '')
      const points = values.map(([time, value]) => [time, Number(value)] as const)
      const line = {
        name: name || labels.join(', ') || 'without a name',
        points: points.filter(([, value]) => Number.isFinite(value)),
      }
      if (line.points.length > 0) lines.push(line)
    }
  }
  return lines
}

interface Series {
  readonly metric: Readonly<Record<string, string>>
  readonly values: readonly (readonly [number, string])[]
}

async function ask(address: string): Promise<Series[]> {
  const response = await fetch(address).catch((cause) => {
    throw new Error(`No Prometheus answers at ${new URL(address).origin}; start one, or name it with --prometheus`, {
      cause,
    })
  })
  if (!response.ok) throw new Error(`Prometheus answered ${response.status}: ${await response.text()}`)
  const { data } = (await response.json()) as { data: { result: Series[] } } // As the HTTP API of Prometheus documents it.
  return data.result
}

function drawPanel({ title, gridPos, fieldConfig }: Panel, lines: readonly Line[], { from, to }: Span): string {
  const shown = lines.slice(0, named)
  const bottom = size.height - size.lineOfLegend * (shown.length + 1) - 12
  const [x, y] = [(gridPos.x / gridUnit) * size.width, (gridPos.y / gridUnit) * size.height]
  const most = Math.max(0, ...lines.flatMap(({ points }) => points.map(([, value]) => value))) || 1
  const unit = fieldConfig?.defaults?.unit ?? 'none'
  const across = (time: number) => size.left + ((time - from) / (to - from)) * (size.width - size.left - size.right)
  const up = (value: number) => bottom - (value / most) * (bottom - size.top)
  const paths = lines.map(({ points }, at) => {
    const corners = points.map(([time, value]) => `${across(time).toFixed(1)},${up(value).toFixed(1)}`)
    return `<polyline fill="none" stroke="${colors[at % colors.length]}" stroke-width="1.3" points="${corners.join(' ')}"/>`
  })
  const rules = [0, 0.5, 1].map((share) => {
    const level = up(most * share)
    const label = `<text x="${size.left - 5}" y="${level + 4}" text-anchor="end" fill="#555">${withUnit(most * share, unit)}</text>`
    return `<line x1="${size.left}" x2="${size.width - size.right}" y1="${level}" y2="${level}" stroke="#ddd"/>${label}`
  })
  const legend = shown.map(({ name }, at) => {
    const row = bottom + size.lineOfLegend * (at + 2)
    return `<rect x="${size.left}" y="${row - 8}" width="9" height="9" fill="${colors[at % colors.length]}"/><text x="${size.left + 14}" y="${row}">${escaped(name).slice(0, 60)}</text>`
  })
  const more =
    lines.length > named
      ? `<text x="${size.width - size.right}" y="${bottom + 30}" text-anchor="end">and ${lines.length - named} more</text>`
      : ''
  const minutes = `<text x="${size.left}" y="${bottom + 14}" fill="#555">0</text><text x="${size.width - size.right}" y="${bottom + 14}" text-anchor="end" fill="#555">${((to - from) / 60).toFixed(1)} minutes</text>`
  const heading = `<text x="10" y="18" font-size="13" font-weight="bold">${escaped(title)}</text>`
  return `<g transform="translate(${x} ${y})">${[heading, ...rules, ...paths, minutes, ...legend, more].join('\n')}</g>`
}

function withUnit(value: number, unit: string): string {
  if (unit === 's') return value < 1 ? `${(value * 1000).toFixed(0)} ms` : `${value.toFixed(1)} s`
  if (unit === 'bytes') return `${(value / 1e6).toFixed(0)} MB`
  if (unit === 'percentunit') return `${(value * 100).toFixed(0)} %`
  return value >= 10 ? value.toFixed(0) : value.toFixed(2)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
