import { createRequire } from 'node:module'
import {
  BREAK,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  getVariableValues,
  Kind,
  type NamedTypeNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { LRUCache } from 'lru-cache'
import { isPromise } from './graphql-yoga.ts'

/** Runs an operation; null where it can't tell the answer, and plain execution must. */
export type Compiled = (args: ExecutionArgs) => ExecutionResult | null | Promise<ExecutionResult | null>

/** Compiling costs as much as some twenty executions: it is for what is asked again and again. */
const asksBeforeCompiling = 3
const mostKept = 200

/**
 * Executes operations that are asked often by code compiled for them (graphql-jit): the walk through the schema for
 * each field of each row is otherwise a third of a list's time. Whatever ends in an error is executed again, plainly,
 * so that an error is the same either way. Where a field is asked twice and skipped once, keys may come in another
 * order.
 */
export function useCompiledExecution(): Plugin {
  const kept = new LRUCache<DocumentNode, Map<string, Operation>>({ max: mostKept })
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const compiled = operationOf(kept, args).compiled(args)
      if (compiled === null) return
      setExecuteFn((given) => {
        const result = compiled(given)
        if (isPromise(result)) return result.then((answer) => answer ?? executeFn(given))
        return result ?? executeFn(given)
      })
    },
  }
}

function operationOf(kept: LRUCache<DocumentNode, Map<string, Operation>>, { document, operationName }: ExecutionArgs) {
  let operations = kept.get(document)
  if (operations === undefined) {
    operations = new Map()
    kept.set(document, operations)
  }
  const name = operationName ?? ''
  let operation = operations.get(name)
  if (operation === undefined) {
    operation = new Operation()
    operations.set(name, operation)
  }
  return operation
}

class Operation {
  #asks = 0
  #compiled: Compiled | null = null

  /** Null until it was asked often enough, and for ever where it can't be compiled. */
  compiled(args: ExecutionArgs): Compiled | null {
    if (this.#asks < asksBeforeCompiling && ++this.#asks === asksBeforeCompiling) this.#compiled = compile(args)
    return this.#compiled
  }
}

const require = createRequire(import.meta.url)

/** Loaded when something is to be compiled: it is a sixth of the start. */
function compiler(): typeof import('graphql-jit') {
  return require('graphql-jit')
}

/** Null where the operation is left to plain execution. */
export function compile({ schema, document, operationName }: ExecutionArgs): Compiled | null {
  const operation = getOperationAST(document, operationName)
  if (operation?.operation !== 'query' || asksForSchema(document)) return null
  const { compileQuery, isCompiledQuery } = compiler()
  const query = compileQuery(schema, withCoercedVariables(document), operationName ?? undefined)
  if (!isCompiledQuery(query)) return null
  const definitions = operation.variableDefinitions ?? []
  return ({ rootValue, contextValue, variableValues }) => {
    const { coerced } = getVariableValues(schema, definitions, variableValues ?? {})
    if (!coerced) return null
    const result = query.query(rootValue, contextValue, coerced)
    return isPromise(result) ? result.then(unlessFailed) : unlessFailed(result)
  }
}

/**
 * What a variable may hold is graphql-js's to say: compiled code knows no @oneOf, and code for a filter that holds
 * filters takes seconds to write. So it is given variables that are coerced already, and takes them as they are; but
 * for those of @skip and @include, of which it asks that they say they are Boolean.
 */
function withCoercedVariables(document: DocumentNode): DocumentNode {
  const asIs: NamedTypeNode = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'JSON' } }
  return visit(document, {
    VariableDefinition({ kind, variable, type }): VariableDefinitionNode | undefined {
      const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type
      const isBoolean = named.kind === Kind.NAMED_TYPE && named.name.value === 'Boolean'
      return isBoolean ? undefined : { kind, variable, type: asIs }
    },
  })
}

function unlessFailed(result: ExecutionResult): ExecutionResult | null {
  return result.errors ? null : result
}

function asksForSchema(document: DocumentNode): boolean {
  let found = false
  visit(document, {
    Field({ name }) {
      if (name.value !== '__schema' && name.value !== '__type') return undefined
      found = true
      return BREAK
    },
  })
  return found
}
