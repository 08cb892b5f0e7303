import type { JsonValue } from '../model/json-value.ts'
import type { Menu, MenuItem } from '../model/site.ts'
import { plainTitle } from '../text/plain-title.ts'
import { asTable, asText } from '../values/values.ts'

type OnLost = (entry: JsonValue) => void
type Table = { [key: string]: JsonValue }

const nameKeys = ['name', 'title', 'label', 'text', 'identifier']
const urlKeys = ['url', 'link', 'href', 'path', 'pageRef', 'pageref', 'to', 'permalink']
const childKeys = ['children', 'items', 'sub', 'submenu', 'sublinks', 'subfolderitems', 'dropdown', 'links', 'pages']
/** Entries of one menu, and levels of entries. Real menus are far below. */
const mostItems = 200
const deepest = 4

/**
 * Reads menus in the forms of the generators. A list of entries, or a mapping of names to addresses (themes of Hexo), is one
 * menu, `main`. A mapping of names to lists has several (Hugo). Addresses that are not of the web are left out.
 * @param onLost called with each entry without a name, each entry beyond the limits, and each address that is left out
 */
export function readMenus(value: JsonValue, onLost: OnLost = () => {}): Menu[] {
  const table = asTable(value)
  const named = Object.entries(table).filter(([, items]) => Array.isArray(items))
  const menus =
    named.length > 0 && named.length === Object.keys(table).length
      ? named.map(([name, items]) => ({ name, items: itemsOf(items, 1, onLost) }))
      : [{ name: 'main', items: itemsOf(value, 1, onLost) }]
  return menus.filter(({ items }) => items.length > 0)
}

interface WeightedItem extends MenuItem {
  /** By Hugo's rule, entries without a weight come last. */
  weight: number
  identifier: string
  parent: string | null
}

function itemsOf(value: JsonValue, depth: number, onLost: OnLost): MenuItem[] {
  const entries = Array.isArray(value)
    ? value
    : Object.entries(asTable(value)).map(([name, item]) => ({ [name]: item }))
  const most = depth > deepest ? 0 : mostItems
  entries.slice(most).forEach(onLost)
  const items = entries.slice(0, most).flatMap((entry) => {
    const item = itemOf(entry, depth, onLost)
    if (item === null) onLost(entry)
    return item ?? []
  })
  items.sort((a, b) => a.weight - b.weight)
  const top = items.filter(({ parent }) => parent === null || !items.some((item) => item.identifier === parent))
  return top.map((item) => plainItem(item, items, depth))
}

/** Hugo names the parent of an entry. */
function plainItem({ name, url, children, identifier }: WeightedItem, all: WeightedItem[], depth: number): MenuItem {
  const below = all.filter((item) => item.parent === identifier && item.identifier !== identifier)
  const more = depth < deepest ? below.map((item) => plainItem(item, all, depth + 1)) : []
  return { name, url, children: [...children, ...more] }
}

function itemOf(entry: JsonValue, depth: number, onLost: OnLost): WeightedItem | null {
  const table = asTable(entry)
  const written = firstOf(table, nameKeys)
  const [only, another] = Object.entries(table)
  // `- Home: /` and a mapping of names have the name as the key.
  if (written === null && only !== undefined && another === undefined) return namedItem(only[0], only[1], depth, onLost)
  if (written === null) return null
  const name = plainTitle(written)
  const weight = Number(asText(table.weight ?? table.order ?? null) ?? Number.NaN)
  const children = childKeys.flatMap((key) => itemsOf(table[key] ?? null, depth + 1, onLost))
  const identifier = asText(table.identifier ?? null) ?? name
  const parent = asText(table.parent ?? null)
  const isWeighted = Number.isFinite(weight) && weight !== 0
  return {
    name,
    url: urlOf(table, onLost),
    children,
    identifier,
    parent,
    weight: isWeighted ? weight : Number.MAX_VALUE,
  }
}

function namedItem(key: string, value: JsonValue, depth: number, onLost: OnLost): WeightedItem | null {
  const name = plainTitle(key)
  if (name === '') return null
  const place = { identifier: name, parent: null, weight: Number.MAX_VALUE }
  if (Array.isArray(value)) return { name, url: null, children: itemsOf(value, depth + 1, onLost), ...place }
  if (typeof value === 'string') return { name, url: webAddress(value, onLost), children: [], ...place }
  const { default: own = null, ...others } = asTable(value)
  const url = webAddress(asText(own) ?? '', onLost) ?? urlOf(others, onLost)
  const below = Object.fromEntries(Object.entries(others).filter(([other]) => !urlKeys.includes(other)))
  return { name, url, children: itemsOf(below, depth + 1, onLost), ...place }
}

function urlOf(table: Table, onLost: OnLost): string | null {
  return webAddress(firstOf(table, urlKeys) ?? '', onLost)
}

function firstOf(table: Table, keys: readonly string[]): string | null {
  for (const key of keys) {
    const text = Object.hasOwn(table, key) ? asText(table[key] ?? null) : null
    if (text !== null) return text
  }
  return null
}

/** Themes of Hexo write an icon after the address: `/archives/ || fa fa-archive`. */
function webAddress(written: string, onLost: OnLost): string | null {
  const address = written.replace(/\s*\|\|.*$/s, '').trim()
  const isOther = /^[a-z][a-z0-9+.-]*:/i.test(address) && !/^(?:https?|mailto|tel):/i.test(address)
  if (isOther) onLost(written)
  return isOther || address === '' ? null : address
}
