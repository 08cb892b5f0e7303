/** `color` can be a name, a hex value, rgb() or hsl(). Values that load or calculate something are not allowed. */
const DECLARATION =
  /(?:^|;)\s*(text-align|color)\s*:\s*(left|right|center|justify|start|end|#[0-9a-f]{3,8}|[a-z]{3,25}|(?:rgb|hsl)a?\([\d\s.,%/deg]{1,60}\))\s*(?:!\s*important\s*)?(?=;|$)/gi
const ALIGNMENT = /^(?:left|right|center|justify|start|end)$/i

/** The `style` that an element keeps: text-align and color, also from `align`, `<center>` and `<font color>`. */
export function allowedStyle(name: string, attributes: { [name: string]: string }): string {
  const { style } = attributes
  if (style === undefined && attributes.align === undefined && name !== 'center' && name !== 'font') return ''
  const kept = new Map<string, string>()
  const align = name === 'center' ? 'center' : name === 'img' || name === 'table' ? undefined : attributes.align
  if (align !== undefined && ALIGNMENT.test(align)) kept.set('text-align', align.toLowerCase())
  const color = name === 'font' ? attributes.color : undefined
  if (color !== undefined && /^(?:#[0-9a-f]{3,8}|[a-z]{3,25})$/i.test(color)) kept.set('color', color)
  if (style !== undefined && style.length < 5_000) {
    DECLARATION.lastIndex = 0
    for (let found = DECLARATION.exec(style); found; found = DECLARATION.exec(style)) {
      const property = (found[1] ?? '').toLowerCase()
      const value = found[2] ?? ''
      if ((property === 'text-align') === ALIGNMENT.test(value)) kept.set(property, value)
    }
  }
  return [...kept].map(([property, value]) => `${property}:${value}`).join(';')
}
