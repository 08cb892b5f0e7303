import type { Plugin } from 'graphql-yoga'
import { withNamesHere } from './other-names.ts'
import { withChoices } from './schema-choices.ts'

/** Yoga plugin that adds to errors of validation what helps to correct the query. */
export const validationHints: Plugin = {
  onValidate:
    ({ params: { schema } }) =>
    ({ valid, result, setResult }) => {
      // A name that other systems use has a better hint than a list of all names.
      if (!valid) setResult(result.map((error) => withChoices(withNamesHere(error, schema), schema)))
    },
}
