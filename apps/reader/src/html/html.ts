/** Text that is HTML already. Everything else that gets into a page is escaped. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** A value in a template. Null, undefined and false are left out; lists are joined without separators. */
export type Part = Html | string | number | null | undefined | false | readonly Part[]

/**
 * Makes HTML from a template: html`<p title="${title}">${text}</p>`. Every value is escaped, for text and for attributes in
 * double quotes, so a template must quote its attributes. A template has no other place for values: none in a tag's name, in
 * a script or in a style.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let text = strings[0] ?? ''
  for (const [index, part] of parts.entries()) text += textOf(part) + strings[index + 1]
  return new Html(text)
}

/** Marks text as HTML. For the bodies of articles alone, which the import has sanitized. */
export function sanitizedHtml(text: string): Html {
  return new Html(text)
}

/** JSON for a script element: no text in it can end the element. */
export function scriptJson(value: unknown): Html {
  return new Html(JSON.stringify(value).replaceAll('<', '\\u003c'))
}

function textOf(part: Part): string {
  if (part instanceof Html) return part.text
  if (part === null || part === undefined || part === false) return ''
  if (typeof part === 'string') return escapeHtml(part)
  if (typeof part === 'number') return String(part)
  return part.map(textOf).join('')
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')
}
