import { createDatabase, type Database } from '@broadsheet/database'
import { type DocumentNode, type ExecutionResult, type GraphQLFormattedError, parse } from 'graphql'
import { LRUCache } from 'lru-cache'
import { collectFacts, factsOf, type Step } from '../observe/request-facts.ts'
import { measured, statementListener } from '../observe/request-steps.ts'
import { AnswerTags, type TagParts } from '../schema/builder/answer-tags.ts'
import { Context } from '../schema/builder/context.ts'
import type { ImageDelivery } from '../transforms/image-delivery.ts'
import { compiledExecution } from './compiled-execution.ts'
import { errorMask } from './errors.ts'
import { schema } from './schema.ts'
import { runAndRelease } from './snapshots.ts'

/** One operation for a thread. The main thread has validated it, and has checked its cost. */
export interface ThreadTask {
  readonly databaseUrl: string
  readonly publicUrl: string
  readonly images: ImageDelivery
  readonly query: string
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>>
  /** Whether the request has the preview token. */
  readonly preview: boolean
  /** The time for which the archive is read, in milliseconds since 1970. */
  readonly now: number
  /** Whether to collect the tags of the answer for CDNs. */
  readonly hasTags: boolean
  /** Whether to tell what the operation did. */
  readonly isObserved: boolean
}

/** The result as JSON text, or with errors as values. */
export type ThreadResult = { readonly steps: readonly Step[] } & (
  | { readonly text: string; readonly tags?: TagParts | undefined }
  | { readonly data?: ExecutionResult['data']; readonly errors: readonly GraphQLFormattedError[] }
)

const documents = new LRUCache<string, DocumentNode>({ max: 200 })
const execute = compiledExecution()
const mask = errorMask((error, id) => console.error(`${new Date().toISOString()} error ${id}`, error))
let database: { readonly url: string; readonly open: Database } | undefined

/** Runs one operation. Piscina calls this in the thread. Null asks whether the thread is ready. */
export default async function runOperation(task: ThreadTask | null): Promise<ThreadResult | null> {
  if (task === null) return null
  const { publicUrl, images, preview, now, query, operationName, variables } = task
  const tags = task.hasTags ? new AnswerTags() : null
  if (database?.url !== task.databaseUrl) {
    database?.open.close()
    database = { url: task.databaseUrl, open: createDatabase(task.databaseUrl) }
  }
  const { open } = database
  // The facts are collected as for a response, and the main thread adds them to the real one.
  const facts = {}
  if (task.isObserved) collectFacts(facts)
  const context = new Context({
    open: () => open.openSnapshot({ preview, now }, statementListener(facts)),
    publicUrl,
    images,
    contentChanges: refuseSubscription,
    tags,
  })
  const args = { schema, document: documentOf(query), operationName, variableValues: variables, contextValue: context }
  const result = await measured(facts, 'run', () => runAndRelease(context, () => execute(args)))
  if (result.errors) {
    const errors = result.errors.map((error) => mask(error).toJSON())
    // Without `data` if the operation did not start, for example for the value of a variable (GraphQL specification, 7.1).
    return { ...('data' in result && { data: result.data }), errors, steps: sinceEpoch(facts) }
  }
  const text = measured(facts, 'serialise', () => JSON.stringify(result))
  return { text, tags: tags?.parts(), steps: sinceEpoch(facts) }
}

/** Returns the steps with times since 1970, because each thread has a clock of its own. */
function sinceEpoch(response: object): Step[] {
  const { timeOrigin } = performance
  const steps = factsOf(response)?.steps ?? []
  return steps.map((step) => ({ ...step, started: step.started + timeOrigin, ended: step.ended + timeOrigin }))
}

function documentOf(query: string): DocumentNode {
  let document = documents.get(query)
  if (!document) {
    document = parse(query)
    documents.set(query, document)
  }
  return document
}

function refuseSubscription(): never {
  throw new Error('A subscription does not run in a thread')
}
