import type { Obstacle, Reader, StatementListener, Viewer } from '@broadsheet/database'
import { type ExecutionResult, GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { measured, statementListener } from '../observe/request-steps.ts'
import type { AnswerTags } from '../schema/builder/answer-tags.ts'
import { Context } from '../schema/builder/context.ts'
import type { ImageDelivery } from '../transforms/image-delivery.ts'
import type { ContentChanges } from './content-changes.ts'

export interface SnapshotOptions {
  /** The reason why the archive cannot be served, or null. */
  obstacle: () => Obstacle | null
  openSnapshot: (viewer: Viewer, onStatement?: StatementListener) => Reader
  isPreview: (authorization: string | null) => boolean
  /** Milliseconds since 1970. */
  clock: () => number
  publicUrl: string
  images: ImageDelivery
  contentChanges: ContentChanges
}

/**
 * Yoga plugin that gives each operation its own context, and releases the context's snapshot as soon as the operation
 * has ended or failed. A subscription lasts long, so it gets no snapshot.
 */
export function useSnapshots(options: SnapshotOptions): Plugin {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn((args) => {
        const { authorization, tags, response } = requestOf(args.contextValue)
        const context = snapshotContext(options, authorization, { tags, response })
        return measured(response, 'run', () =>
          runAndRelease(context, () => executeFn({ ...args, contextValue: context })),
        )
      })
    },
    onSubscribe({ subscribeFn, setSubscribeFn }) {
      setSubscribeFn((args) => {
        const { authorization } = requestOf(args.contextValue)
        const context = snapshotContext({ ...options, openSnapshot: refuseSnapshot }, authorization)
        const results = subscribeFn({ ...args, contextValue: context })
        return Promise.resolve(results).then((given) =>
          Symbol.asyncIterator in given ? untilStop(given, options.contentChanges) : given,
        )
      })
    },
  }
}

/** Collectors of facts about an answer. Each may be missing. */
interface Collectors {
  /** Collects the tags of the answer for CDNs. */
  tags?: AnswerTags | null | undefined
  /** The response that notes the statements. */
  response?: object | undefined
}

/** Returns the parts of Yoga's own context. The response is missing if the request is not from node:http. */
function requestOf(context: unknown): Collectors & { authorization: string | null } {
  const { request, tags, res } = context as { request: Request; tags?: AnswerTags | null; res?: object }
  return { authorization: request.headers.get('authorization'), tags, response: res }
}

/**
 * Returns the context of one operation.
 * @param authorization the header of its request
 */
export function snapshotContext(
  { openSnapshot, isPreview, clock, publicUrl, images, contentChanges }: SnapshotOptions,
  authorization: string | null,
  { tags = null, response }: Collectors = {},
): Context {
  const preview = isPreview(authorization)
  return new Context({
    open: () => openSnapshot({ preview, now: clock() }, statementListener(response)),
    publicUrl,
    images,
    contentChanges: () => contentChanges.subscribe(preview),
    tags,
  })
}

/**
 * Adds an error to the end of a subscription if it ends because the server stops. Not a generator: the `return` of a
 * generator waits for the next event, so a client that left would stay subscribed.
 */
function untilStop(
  results: AsyncIterable<ExecutionResult>,
  contentChanges: ContentChanges,
): AsyncIterableIterator<ExecutionResult> {
  const iterator = results[Symbol.asyncIterator]()
  let hasSentError = false
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    async next() {
      const result = await iterator.next()
      if (!result.done || hasSentError || !contentChanges.isClosed) return result
      hasSentError = true
      return { done: false, value: { errors: [serverStopping()] } }
    },
    async return() {
      await iterator.return?.()
      return { done: true, value: undefined }
    },
  }
}

function serverStopping(): GraphQLError {
  const message = 'The server stops. Subscribe again to be served by another one'
  return new GraphQLError(message, { extensions: { code: 'SERVER_STOPPING' } })
}

function refuseSnapshot(): never {
  throw new Error('A subscription has no snapshot; its resolvers must not use context.reader')
}

/**
 * Runs an operation, and releases the snapshot of its context when it has ended. Not an async function, so that a
 * synchronous result stays synchronous.
 */
export function runAndRelease<T>(context: Context, run: () => T): T {
  let pending = false
  try {
    const result = run()
    if (!(result instanceof Promise)) return result
    pending = true
    // `finally` returns a promise of the same result.
    return result.finally(() => context.release()) as T
  } finally {
    if (!pending) context.release()
  }
}
