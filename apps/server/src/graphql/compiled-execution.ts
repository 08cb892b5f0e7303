import { createRequire } from 'node:module'
import {
  BREAK,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  getOperationAST,
  Kind,
  type NamedTypeNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { LRUCache } from 'lru-cache'
import { variableCoercion } from '../limits/variable-coercion.ts'
import { isPromise } from './graphql-yoga.ts'

/** Runs an operation. Returns null if the result has errors and graphql-js must execute the operation instead. */
export type CompiledOperation = (args: ExecutionArgs) => ExecutionResult | null | Promise<ExecutionResult | null>

/** Compilation costs as much as about 20 executions, so an operation is compiled only when it is requested again. */
const requestsBeforeCompilation = 3
const maxDocuments = 200

/**
 * Yoga plugin that executes frequent operations as code compiled by graphql-jit. Without it the walk through the schema
 * for each field of each row takes a third of the time of a list. An operation that ends in an error is executed again
 * by graphql-js, so that errors are the same either way. One difference remains: if a field occurs twice and is
 * skipped once, the keys may have another order.
 */
export function useCompiledExecution(): Plugin {
  const compiledFor = compiledOperations()
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const compiled = compiledFor(args)
      if (compiled !== null) setExecuteFn((executionArgs) => runOr(compiled, executionArgs, executeFn))
    },
  }
}

/** Returns a function that executes operations as the plugin does, outside of Yoga. */
export function compiledExecution(): (args: ExecutionArgs) => Promise<ExecutionResult> {
  const compiledFor = compiledOperations()
  return async (args) => {
    const compiled = compiledFor(args)
    return compiled === null ? execute(args) : runOr(compiled, args, execute)
  }
}

/** Returns a function that finds the compiled operation of a request, or null if there is none yet. */
function compiledOperations(): (args: ExecutionArgs) => CompiledOperation | null {
  const documents = new LRUCache<DocumentNode, Map<string, Operation>>({ max: maxDocuments })
  return (args) => operationFor(documents, args).compiled(args)
}

/** Runs a compiled operation, and executes it with `executeFn` if its result has errors. */
function runOr<Result>(compiled: CompiledOperation, args: ExecutionArgs, executeFn: (args: ExecutionArgs) => Result) {
  const result = compiled(args)
  if (isPromise(result)) return result.then((resolved) => resolved ?? executeFn(args))
  return result ?? executeFn(args)
}

function operationFor(
  documents: LRUCache<DocumentNode, Map<string, Operation>>,
  { document, operationName }: ExecutionArgs,
): Operation {
  let operations = documents.get(document)
  if (operations === undefined) {
    operations = new Map()
    documents.set(document, operations)
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
  #requests = 0
  #compiled: CompiledOperation | null = null

  /** Counts a request. Returns null until there were enough requests, and always if compilation is not possible. */
  compiled(args: ExecutionArgs): CompiledOperation | null {
    if (this.#requests < requestsBeforeCompilation && ++this.#requests === requestsBeforeCompilation) {
      this.#compiled = compile(args)
    }
    return this.#compiled
  }
}

const require = createRequire(import.meta.url)

/** Loads graphql-jit at its first use, because loading it takes a sixth of the start. */
function loadCompiler(): typeof import('graphql-jit') {
  return require('graphql-jit')
}

/**
 * Compiles an operation. Returns null for what graphql-js must execute: introspection, subscriptions, and objects or
 * fragments that are selected twice and may be skipped once.
 */
export function compile({ schema, document, operationName }: ExecutionArgs): CompiledOperation | null {
  const operation = getOperationAST(document, operationName)
  if (operation?.operation !== 'query' || isIntrospection(document)) return null
  if (mayMergeSkipped(document) || mayRepeatSkipped(document)) return null
  const { compileQuery, isCompiledQuery } = loadCompiler()
  const query = compileQuery(schema, withCoercedVariables(document), operationName ?? undefined)
  if (!isCompiledQuery(query)) return null
  const coerce = variableCoercion(schema, operation.variableDefinitions ?? [])
  return ({ rootValue, contextValue, variableValues }) => {
    const coerced = coerce(variableValues ?? {})
    if (!coerced) return null
    const result = query.query(rootValue, contextValue, coerced)
    return isPromise(result) ? result.then(nullIfErrors) : nullIfErrors(result)
  }
}

/**
 * Declares each variable as `JSON`, so that the compiled code takes values which graphql-js has already coerced.
 * graphql-jit does not know @oneOf, and it takes seconds to generate the coercion of a recursive filter. Boolean
 * variables keep their type because @skip and @include require it.
 */
function withCoercedVariables(document: DocumentNode): DocumentNode {
  const json: NamedTypeNode = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'JSON' } }
  return visit(document, {
    VariableDefinition({ kind, variable, type }): VariableDefinitionNode | undefined {
      const nullableType = type.kind === Kind.NON_NULL_TYPE ? type.type : type
      const isBoolean = nullableType.kind === Kind.NAMED_TYPE && nullableType.name.value === 'Boolean'
      return isBoolean ? undefined : { kind, variable, type: json }
    },
  })
}

/**
 * Returns whether an object with @skip or @include might be selected a second time under the same name. graphql-jit then
 * adds the fields of the skipped selection to the other one.
 */
function mayMergeSkipped(document: DocumentNode): boolean {
  const counts = new Map<string, number>()
  const conditional = new Set<string>()
  visit(document, {
    Field({ name, alias, selectionSet, directives = [] }) {
      if (!selectionSet) return
      const key = (alias ?? name).value
      counts.set(key, (counts.get(key) ?? 0) + 1)
      if (directives.length > 0) conditional.add(key)
    },
  })
  return [...conditional].some((key) => (counts.get(key) ?? 0) > 1)
}

/**
 * Returns whether a fragment might be used twice and skipped once. graphql-jit then skips it both times. The fragment may be
 * within one that is skipped.
 */
function mayRepeatSkipped(document: DocumentNode): boolean {
  const spread = new Set<string>()
  let isRepeated = false
  let isConditional = false
  visit(document, {
    FragmentSpread({ name, directives = [] }) {
      isRepeated ||= spread.has(name.value)
      spread.add(name.value)
      isConditional ||= directives.length > 0
    },
    InlineFragment({ directives = [] }) {
      isConditional ||= directives.length > 0
    },
  })
  return isRepeated && isConditional
}

function nullIfErrors(result: ExecutionResult): ExecutionResult | null {
  return result.errors ? null : result
}

function isIntrospection(document: DocumentNode): boolean {
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
