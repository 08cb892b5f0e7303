import { hash } from 'node:crypto'
import { type DocumentNode, type FieldNode, Kind, OperationTypeNode, parse, print, visit } from 'graphql'

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }

/** The syntax trees of the documents in the source of the generated texts. */
export function treesOf(texts: string): DocumentNode[] {
  return [...texts.matchAll(/TypedDocumentString\(`([^`]+)/g)].map(([, text = '']) => parse(text))
}

/**
 * Makes the manifest of trusted documents: `{ "<SHA-256 in hexadecimal>": "<document>" }`. Each document is listed as
 * `fetch` and graphql-request send it, and with `__typename` in every selection, as Apollo Client and urql send it. urql
 * prints no empty lines.
 */
export function trustedDocuments(trees: readonly DocumentNode[]): Record<string, string> {
  const texts = trees.filter(isOperation).flatMap((tree) => {
    const typed = print(withTypenames(tree))
    return [print(tree), typed, typed.replaceAll('\n\n', '\n')]
  })
  return Object.fromEntries(texts.map((text) => [hash('sha256', text), text]).sort())
}

function isOperation({ definitions }: DocumentNode): boolean {
  return definitions.some((definition) => definition.kind === Kind.OPERATION_DEFINITION)
}

/** Selects `__typename` last in every selection but the one of the operation, as Apollo Client and urql do. */
function withTypenames(tree: DocumentNode): DocumentNode {
  return visit(tree, {
    SelectionSet: {
      enter(node, _key, parent) {
        const isRoot = parent !== undefined && 'operation' in parent && parent.operation in operationTypes
        const hasTypename = node.selections.some((one) => one.kind === Kind.FIELD && one.name.value === '__typename')
        return isRoot || hasTypename ? undefined : { ...node, selections: [...node.selections, typename] }
      },
    },
  })
}

const operationTypes: Readonly<Record<OperationTypeNode, true>> = {
  [OperationTypeNode.QUERY]: true,
  [OperationTypeNode.MUTATION]: true,
  [OperationTypeNode.SUBSCRIPTION]: true,
}
