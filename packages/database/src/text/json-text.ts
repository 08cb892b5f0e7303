const unstorable = /\\(?:u0000|ud[89a-f][0-9a-f]{2}|.)/gs

/**
 * JSON for a column. NUL and surrogates without a partner become U+FFFD, because PostgreSQL's functions for JSON reject
 * them, and no column of text can contain them.
 * @param value has no cycles
 */
export function jsonText(value: unknown): string {
  const json = JSON.stringify(value)
  // JSON.stringify escapes both of them.
  if (!json.includes('\\u')) return json
  return json.replace(unstorable, (part) => (/^.u(?:0000|d)/.test(part) ? '\ufffd' : part))
}
