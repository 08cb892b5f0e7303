/** Leaves out the characters that XML 1.0 forbids: control characters, lone surrogates, U+FFFE and U+FFFF. */
export function withXmlCharacters(xml: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them.
  return xml.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
}
