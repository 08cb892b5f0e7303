import type { Fields } from '../front-matter/fields.ts'
import type { FrontMatter } from '../front-matter/front-matter.ts'
import type { Site } from '../model/site.ts'
import type { FilePath } from '../paths/file-path.ts'
import { matchesPattern } from '../paths/path-pattern.ts'
import { asBoolean, asText } from '../values/values.ts'
import type { ParseContext } from './parse-context.ts'

/** Whether the article is a draft: `draft: true`, `published: false`, `status: draft`, or a file in `_drafts`. */
export function isDraft(fields: Fields, path: FilePath): boolean {
  if (path.folders.includes('_drafts')) return true
  const draft = fields.first('draft', asBoolean)?.read
  if (draft !== undefined) return draft
  if (fields.first('published', asBoolean)?.read === false) return true
  return /^(draft|private|pending)$/i.test(fields.first('status', asText)?.read ?? '')
}

/** Whether the article is reachable by its path but appears in no list. */
export function isHidden(fields: Fields, file: string, site: Site): boolean {
  const hidden = fields.first('hidden', asBoolean)?.read
  if (hidden !== undefined) return hidden
  if (/^(hidden|unlisted)$/i.test(fields.first('status', asText)?.read ?? '')) return true
  return site.hidden.some((pattern) => matchesPattern(file, pattern))
}

/** Whether the author may have meant to hold the article back: unreadable front matter, a lost status, a password. */
export function mustStayDraft(frontMatter: FrontMatter, fields: Fields, report: ParseContext['report']): boolean {
  if (frontMatter.unreadable) return true
  const password = asText(fields.byKey('password')) !== null
  if (password) {
    report(
      {
        severity: 'WARNING',
        code: 'password-draft',
        message: 'password: passwords are not supported, so the article stays a draft',
        hint: 'remove the key to publish it',
      },
      'password',
    )
  }
  const unclear = (['draft', 'hidden'] as const).filter((field) => isUnclear(fields, field, report))
  const lost = frontMatter.lostKeys.some((key) => /^(?:draft|published|hidden|status|password)$/i.test(key))
  return password || unclear.length > 0 || lost
}

/** Reports a value that is neither true nor false: `draft: ture`. */
function isUnclear(fields: Fields, field: 'draft' | 'hidden', report: ParseContext['report']): boolean {
  if (fields.first(field, asBoolean) !== null) return false
  const written = fields.first(field, (value) => (value === null || value === '' ? null : value))
  if (written === null) return false
  const message = `${written.key}: ${JSON.stringify(written.read).slice(0, 60)} is neither true nor false, so the article stays a draft`
  report(
    { severity: 'WARNING', code: 'status-unreadable', message, hint: 'write true or false, or remove the key' },
    written.key,
  )
  return true
}
