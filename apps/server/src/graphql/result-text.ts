import type { ExecutionResult } from 'graphql'

const text = Symbol('text')

/** Returns a result without errors from its JSON text. It parses the text only if something reads `data`. */
export function resultOfText(json: string): ExecutionResult {
  let data: ExecutionResult['data'] | undefined
  return {
    [text]: json,
    get data() {
      data ??= (JSON.parse(json) as ExecutionResult).data
      return data
    },
  } as ExecutionResult
}

/** Returns the JSON text of a result, or null if it does not come from a thread. */
export function textOfResult(result: ExecutionResult): string | null {
  return (result as { [text]?: string })[text] ?? null
}
