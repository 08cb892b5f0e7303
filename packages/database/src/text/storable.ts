/**
 * The text as both databases store it and ask for it: with U+FFFD for each NUL, because PostgreSQL's texts cannot contain
 * NUL.
 */
export function storable(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text
}
