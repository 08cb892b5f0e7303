import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Site } from '../model/site.ts'
import { matchesPattern } from '../paths/path-pattern.ts'

/** Returns a function that tells whether `diagnostics: {ignore: …}` in site.yml covers a diagnostic, by its code and file. */
export function diagnosticFilter(
  site: Pick<Site, 'ignoredDiagnostics'>,
): (diagnostic: Pick<Diagnostic, 'code' | 'file'>) => boolean {
  const rules = site.ignoredDiagnostics.map(({ code, files }) => ({
    code: code === null ? null : codePattern(code),
    files,
  }))
  return ({ code, file }) =>
    rules.some((rule) => (rule.code?.test(code) ?? true) && (rule.files === null || matchesPattern(file, rule.files)))
}

function codePattern(code: string): RegExp {
  return new RegExp(`^${code.split(/\*+/).join('[a-z-]*')}$`)
}
