import type { Problem } from '../diagnostics/problem.ts'
import type { Fields } from '../front-matter/fields.ts'
import type { Site } from '../model/site.ts'
import type { FilePath } from '../paths/file-path.ts'
import { pathLanguage } from '../paths/path-language.ts'
import { languageTag } from '../values/language-tag.ts'
import { asText } from '../values/values.ts'
import type { ParseContext } from './parse-context.ts'

export function unknownLanguage(key: string, text: string): Problem {
  return {
    severity: 'WARNING',
    code: 'language-unknown',
    message: `${key}: "${text}" is not a language tag`,
    hint: 'write a BCP 47 tag such as en, zh-CN or pt-BR',
  }
}

export function languageOf(fields: Fields, path: FilePath, site: Site, report: ParseContext['report']): string | null {
  const written = fields.first('lang', (value) => asText(value))
  const tag = written === null ? null : languageTag(written.read)
  if (written !== null && tag === null) report(unknownLanguage(written.key, written.read), written.key)
  return tag ?? pathLanguage(path, site) ?? site.lang
}
