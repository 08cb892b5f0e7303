import type { FilePath } from './file-path.ts'
import type { Fields } from './keys.ts'
import { matchesPattern } from './path-pattern.ts'
import type { Site } from './site.ts'
import { asBoolean, asText } from './values.ts'

/** Whether the article is a draft: `draft: true`, `published: false`, `status: draft`, or a file in `_drafts`. */
export function isDraft(fields: Fields, path: FilePath): boolean {
  if (path.folders.includes('_drafts')) return true
  const draft = fields.first('draft', asBoolean)?.read
  if (draft !== undefined) return draft
  if (fields.first('published', asBoolean)?.read === false) return true
  return /^(draft|private|pending)$/i.test(fields.first('status', asText)?.read ?? '')
}

/** Reachable by its address, in no list. */
export function isHidden(fields: Fields, file: string, site: Site): boolean {
  const hidden = fields.first('hidden', asBoolean)?.read
  if (hidden !== undefined) return hidden
  if (/^(hidden|unlisted)$/i.test(fields.first('status', asText)?.read ?? '')) return true
  return site.hidden.some((pattern) => matchesPattern(file, pattern))
}
