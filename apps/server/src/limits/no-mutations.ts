import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql'

/** Validation rule that says why there are no mutations. Without it, the execution would only say that the schema has none. */
export function noMutations(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (node.operation !== 'mutation') return
      const message =
        'This API has no mutations: the files of the content folder are the source of truth, so change a file'
      context.reportError(new GraphQLError(message, { nodes: node }))
    },
  }
}
