/** Parses a database column that holds a JSON list of strings. */
export function parseStringList(json: string): string[] {
  // The importer writes the column with JSON.stringify from string[].
  return json === '[]' ? [] : (JSON.parse(json) as string[])
}
