import type { BodyDiagnostics } from '../diagnostics/body-diagnostics.ts'
import type { Unclosed } from '../sanitize/close-elements.ts'
import type { ElementRules } from '../sanitize/element-rules.ts'
import type { LeftOut } from '../tag-rendering/tag-replacement.ts'
import { percentDecode } from '../text/percent-decode.ts'

/** Reports the template tags and MDX parts that were left out, one diagnostic for each kind. */
export function reportLeftOut(leftOut: LeftOut[], mdx: boolean, diagnostics: BodyDiagnostics): void {
  for (const { kind, shown, offset, count } of leftOut) {
    const times = count === 1 ? '' : ` (${count} times)`
    const code = mdx ? 'mdx-left-out' : 'template-tag-left-out'
    const message = `${kind} ${consequences[shown]}${times}`
    diagnostics.report('INFO', code, message, offset, mdx ? undefined : tagHint(kind), kind)
  }
}

const consequences: { [shown in LeftOut['shown']]: string } = {
  nothing: 'is left out of html and text',
  text: 'is not known: only its text is shown',
  image: 'is not known: only its image is shown',
}

/** Expressions and statements have no name that a shortcode can have. */
function tagHint(kind: string): string | undefined {
  const name = /^\{\{< ([\w.-]+)/.exec(kind)?.[1]
  return name && `site.yml can say what it shows, for example: shortcodes: {${name}: inner}`
}

const problems: { [kind in Unclosed['kind']]: string } = {
  'self-closing': 'closes itself, which HTML does not allow: it was closed here',
  'no end tag': 'has no end tag: it was closed here',
  'cut end tag': 'has no >: it was completed',
  comment: 'has no -->: it was ignored',
  'CDATA section': 'has no ]]>: it was ignored',
  instruction: 'has no ?>: it was ignored',
}

/** Reports markup that would have hidden the text after it: one diagnostic for each kind and element. */
export function reportUnclosed(unclosed: Unclosed[], broken: string[], diagnostics: BodyDiagnostics): void {
  const hint = 'the text after it stays; write the missing end, or &lt; for a < that is text'
  const seen = new Map<string, { first: Unclosed; count: number }>()
  for (const item of unclosed) {
    const key = `${item.kind} ${/^<[\w!?[-]+/.exec(item.markup)?.[0].toLowerCase()}`
    const known = seen.get(key)
    if (known) known.count += 1
    else seen.set(key, { first: item, count: 1 })
  }
  for (const { first, count } of seen.values()) {
    const times = count === 1 ? '' : ` (${count} times)`
    const message = `${oneLine(first.markup)} ${problems[first.kind]}${times}`
    diagnostics.report('WARNING', 'html-unclosed', message, first.markup, hint)
  }
  for (const tag of broken.slice(0, 5)) {
    const [line = ''] = tag.split('\n')
    diagnostics.report(
      'WARNING',
      'html-unclosed',
      `${oneLine(line)} is not a complete tag: a " or > is missing`,
      line,
      hint,
    )
  }
}

function oneLine(markup: string): string {
  const line = markup.replace(/\s+/g, ' ')
  return line.length > 80 ? `${line.slice(0, 80)}…` : line
}

/**
 * Reports images that do not exist, and frames and elements that were left out.
 * @param isVault whether the note is in a vault of Obsidian, where embeds without a file are common
 */
export function reportElements(
  { files, frames, leftOut, lostText }: ElementRules,
  isVault: boolean,
  diagnostics: BodyDiagnostics,
): void {
  for (const written of files.missingImages.values()) {
    const hint = 'put the file next to the article or in a folder of assets, or fix the address'
    const message = `there is no image at "${shortened(isVault ? percentDecode(written) : written)}"`
    const place = isVault ? percentDecode(written) : written
    diagnostics.report(isVault ? 'INFO' : 'WARNING', 'image-missing', message, place, hint)
  }
  for (const written of files.missing) {
    const name = percentDecode(written)
    const hint = 'put the file into the folder, or fix the name'
    diagnostics.report('INFO', 'file-missing', `there is no file named "${shortened(name)}"`, name, hint)
  }
  for (const host of frames) {
    const hint = host === '' ? undefined : `to show it, add "${host}" to frameHosts in site.yml`
    diagnostics.report(
      'INFO',
      'frame-left-out',
      `a frame of ${host || 'this site'} is left out of html`,
      host || '<iframe',
      hint,
    )
  }
  for (const name of leftOut) {
    diagnostics.report('INFO', 'element-left-out', `<${name}> is left out of html`, `<${name}`)
  }
  for (const name of lostText) {
    if (leftOut.has(name)) continue
    const hint = 'browsers do not show it; write it outside of the element to show it'
    const message = `the text in <${name}> is left out of html and text`
    diagnostics.report('INFO', 'element-left-out', message, `<${name}`, hint)
  }
}

function shortened(address: string): string {
  return address.length > 200 ? `${address.slice(0, 200)}…` : address
}
