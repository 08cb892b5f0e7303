import { parseAttributes } from './attributes.ts'

/** The first line of a container. */
export interface OpenedContainer {
  /** The number of its colons; null if its content is indented. */
  fence: number | null
  /** In lower case: `note`. */
  type: string
  className: string
  /** Markdown; '' for none. */
  title: string
  /** Whether a content that can be folded is folded at first; null if it cannot be folded. */
  isFolded: boolean | null
}

/** Containers of layout and of code. They have no title of their own. */
const UNTITLED = /^(?:code-group|v-pre|raw|vue|columns?|grid|cards?|tabs?|steps?|center|left|right|figure|slot|div)$/
const FOLDING = /^(?:details|spoiler|collapse|accordion)$/
const COLONS =
  /^(:{2,20})([ \t]*)([A-Za-z][\w-]{0,40})?(\[[^\n]{0,200}?\])?[ \t]*(\{[^{}\n]{0,300}\})?[ \t]*([^\n]{0,300})$/

/**
 * Reads `:::note Title`, `::: tip Title`, `:::note[Title]{.class}`, `::: {.callout-note title="Title"}` and Nuxt's
 * `::alert{type="info"}`. Null for other lines.
 */
export function fencedContainer(line: string): OpenedContainer | null {
  const match = COLONS.exec(line.trimEnd())
  if (match === null) return null
  const [, colons = '', blank = '', name, bracketed, braces, rest = ''] = match
  const list = braces === undefined ? null : parseAttributes(braces.slice(1, -1))
  // Two colons are Nuxt's, which has the name right after them.
  if (colons.length === 2 && (name === undefined || blank !== '' || rest !== '' || bracketed !== undefined)) return null
  if (name === undefined && (list === null || list.classes.length === 0 || rest !== '')) return null
  const written = name ?? list?.classes[0]?.replace(/^callout-/, '') ?? ''
  const type = (colons.length === 2 ? (list?.values.get('type') ?? written) : written).toLowerCase()
  const title = bracketed?.slice(1, -1) ?? list?.values.get('title') ?? rest.replace(/\{[^{}]*\}$/, '').trim()
  const isFolding = FOLDING.test(type)
  const isOpen = list?.references.includes('open') === true || /\{open\}$/.test(line.trimEnd())
  return { fence: colons.length, ...described(type, title), isFolded: isFolding ? !isOpen : null }
}

const INDENTED = /^(!!!|\?\?\?\+?)[ \t]+([A-Za-z][\w-]*(?:[ \t]+[\w-]+)*)(?:[ \t]+"([^"\n]{0,300})")?[ \t]*$/
const TAB = /^===[!+]?[ \t]+"([^"\n]{1,200})"[ \t]*$/

/** Reads `!!! note "Title"`, `??? note`, `???+ note` and `=== "Tab"`. Null for other lines. */
export function indentedContainer(line: string): OpenedContainer | null {
  const tab = TAB.exec(line)
  if (tab !== null) return { fence: null, type: 'tab', className: 'tab', title: tab[1] ?? '', isFolded: null }
  const match = INDENTED.exec(line)
  if (match === null) return null
  const [, mark = '', names = '', title] = match
  const type = (names.split(/\s+/)[0] ?? '').toLowerCase()
  const heading = title ?? type.charAt(0).toUpperCase() + type.slice(1)
  const isFolded = mark === '!!!' ? null : mark === '???'
  return { fence: null, type, className: classOf(names.toLowerCase()), title: heading, isFolded }
}

function described(type: string, title: string): Pick<OpenedContainer, 'type' | 'className' | 'title'> {
  if (UNTITLED.test(type)) return { type, className: type, title }
  const heading = title === '' ? type.charAt(0).toUpperCase() + type.slice(1).replaceAll('-', ' ') : title
  return { type, className: FOLDING.test(type) ? '' : classOf(type), title: heading }
}

function classOf(names: string): string {
  return /^note\b/.test(names) ? names : `note ${names}`
}
