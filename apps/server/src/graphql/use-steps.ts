import type { Plugin } from 'graphql-yoga'
import { factsOf, type StepName } from '../observe/request-facts.ts'
import { noteStep } from '../observe/request-steps.ts'

/** Yoga plugin that notes how long it took to parse and to validate the document. Put it before the others. */
export function useSteps(): Plugin {
  // Yoga's own context holds the response. It is missing if the request does not come from node:http.
  const noted = (context: object, name: StepName) => {
    const { res } = context as { res?: object }
    if (!factsOf(res)) return
    const started = performance.now()
    return () => noteStep(res, { name, started, ended: performance.now() })
  }
  return {
    onParse: ({ context }) => noted(context, 'parse'),
    onValidate: ({ context }) => noted(context, 'validate'),
  }
}
