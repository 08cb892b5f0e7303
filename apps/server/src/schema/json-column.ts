/** A column that the importer wrote as a JSON list of texts. */
export function stringsOf(json: string): string[] {
  // The writer made it with JSON.stringify from string[].
  return json === '[]' ? [] : (JSON.parse(json) as string[])
}
