import type { SiteInfo } from '@broadsheet/database'

/** Returns a setting of the site as the last import stored it; undefined if that import did not know it. */
export function settingOf({ settings }: SiteInfo, name: string): unknown {
  const parsed: unknown = JSON.parse(settings)
  return typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, name) : undefined
}
