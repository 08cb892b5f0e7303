import type { JsonValue } from '../model/json-value.ts'
import type { StoryRules } from '../model/site.ts'
import { asBoolean, asTable, asText } from '../values/values.ts'

export const defaultStoryRules: StoryRules = { threshold: 0.7, scope: 'site' }

const scopes = ['site', 'category', 'author'] as const satisfies StoryRules['scope'][]

/** Reads `stories`: true, false, `off`, or a mapping with `threshold`, `scope` and `off`. */
export function readStories(value: JsonValue): { value: StoryRules | null } | { wanted: string; hint: string } {
  const isOn = asText(value)?.toLowerCase() === 'off' ? false : asBoolean(value)
  if (isOn !== null) return { value: isOn ? defaultStoryRules : null }
  const { threshold = defaultStoryRules.threshold, scope = null, off = false, ...others } = asTable(value)
  const limit = Number(threshold)
  const found = scopes.find((one) => one === (scope === null ? defaultStoryRules.scope : asText(scope)))
  const isOff = asBoolean(off)
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value)
  const isThreshold = typeof threshold === 'number' && limit > 0 && limit <= 1
  if (isMapping && isThreshold && found && isOff !== null && Object.keys(others).length === 0)
    return { value: isOff ? null : { threshold: limit, scope: found } }
  const hint =
    'write off, or a mapping like {threshold: 0.8, scope: category}; the scopes are site, category and author'
  return { wanted: 'a rule for stories with a threshold above 0 and up to 1', hint }
}
