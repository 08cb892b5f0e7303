import type { JsonValue } from '../model/json-value.ts'
import type { IgnoreRule, Site, TimeZoneRule } from '../model/site.ts'
import { isTimeZone } from '../values/time-zone.ts'
import { asTable, asText } from '../values/values.ts'

type RuleSetting<T> = { value: T } | { wanted: string; hint: string }

/** Reads `timeZones`: a list of rules, or a mapping of path patterns to zones. */
export function readTimeZones(value: JsonValue): RuleSetting<TimeZoneRule[]> {
  const items = Array.isArray(value) ? value : Object.entries(asTable(value)).map(([files, zone]) => ({ files, zone }))
  const rules = items.map((item) => timeZoneRule(asTable(item)))
  const valid = rules.filter((rule) => rule !== null)
  if (valid.length === rules.length && rules.length > 0) return { value: valid }
  const hint = 'write rules like {zone: Asia/Shanghai, files: _posts/weibo/**}; category: and key: are also allowed'
  return { wanted: 'a list of time zones, each with files, a category or a key', hint }
}

function timeZoneRule(table: { [key: string]: JsonValue }): TimeZoneRule | null {
  const zone = asText(table.zone ?? table.timeZone ?? null)
  const files = asText(table.files ?? table.file ?? table.folder ?? table.path ?? null)
  const category = asText(table.category ?? null)
  const key = asText(table.key ?? null)
  if (zone === null || !isTimeZone(zone) || (files === null && category === null && key === null)) return null
  return { zone, files, category, key }
}

/** Reads `diagnostics: {ignore: …}`: codes, patterns of paths, or mappings with both. */
export function readIgnored(value: JsonValue): RuleSetting<Site['ignoredDiagnostics']> {
  const written = asTable(value).ignore ?? null
  const items = Array.isArray(written) ? written : [written]
  const rules = items.flatMap(ignoreRules)
  const isKnown = Object.keys(asTable(value)).every((key) => key === 'ignore')
  if (isKnown && !rules.includes(null)) return { value: rules.filter((rule) => rule !== null) }
  const hint = 'write it like {ignore: [image-missing, drafts/**, {code: link-broken, files: archive/**}]}'
  return { wanted: 'a list of codes and path patterns to ignore', hint }
}

function ignoreRules(item: JsonValue): (IgnoreRule | null)[] {
  const text = asText(item)
  // Codes are kebab-case words. Everything else is a path.
  if (text !== null)
    return [/^[a-z*]+(?:-[a-z*]+)*$/.test(text) ? { code: text, files: null } : { code: null, files: text }]
  const table = asTable(item)
  const texts = (...names: string[]) => {
    const found = names.map((name) => table[name] ?? null).find((one) => one !== null) ?? null
    return (Array.isArray(found) ? found : [found]).map(asText)
  }
  const codes = texts('code', 'codes')
  const files = texts('files', 'file', 'path', 'folder')
  return codes.flatMap((code) => files.map((file) => (code === null && file === null ? null : { code, files: file })))
}
