import { buildSchema, findBreakingChanges } from 'graphql'

/**
 * Returns the changes of a schema that break documents of the released one and that no note names. A change is described as
 * graphql does, for example `Article.title was removed`.
 * @param notes a text that has the description of each change that is meant, in backticks or not
 */
export function unnamedBreaks(released: string, today: string, notes: string): string[] {
  const changes = findBreakingChanges(buildSchema(released), buildSchema(today))
  return changes
    .map(({ description }) => description.replace(/\.$/, ''))
    .filter((description) => !notes.includes(description))
}
