import type { Obstacle, Reader, Viewer } from '@broadsheet/database'
import { type ExecutionResult, GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { AnswerTags } from '../schema/builder/answer-tags.ts'
import { Context } from '../schema/builder/context.ts'
import type { ImageDelivery } from '../transforms/image-delivery.ts'
import type { ContentChanges } from './content-changes.ts'

export interface SnapshotOptions {
  /** The reason why the archive cannot be served, or null. */
  obstacle: () => Obstacle | null
  openSnapshot: (viewer: Viewer) => Reader
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
  // Yoga's own context holds the request, and the tags if the caller collects them.
  const requestOf = (context: unknown) => context as { request: Request; tags?: AnswerTags }
  const authorizationOf = (context: unknown) => requestOf(context).request.headers.get('authorization')
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn((args) => {
        const context = snapshotContext(options, authorizationOf(args.contextValue), requestOf(args.contextValue).tags)
        return runAndRelease(context, () => executeFn({ ...args, contextValue: context }))
      })
    },
    onSubscribe({ subscribeFn, setSubscribeFn }) {
      setSubscribeFn((args) => {
        const authorization = authorizationOf(args.contextValue)
        const context = snapshotContext({ ...options, openSnapshot: refuseSnapshot }, authorization)
        const results = subscribeFn({ ...args, contextValue: context })
        return Promise.resolve(results).then((given) =>
          Symbol.asyncIterator in given ? untilStop(given, options.contentChanges) : given,
        )
      })
    },
  }
}

/**
 * Returns the context of one operation, by the `Authorization` header of its request.
 * @param tags collects the tags of the answer for CDNs
 */
export function snapshotContext(
  { openSnapshot, isPreview, clock, publicUrl, images, contentChanges }: SnapshotOptions,
  authorization: string | null,
  tags: AnswerTags | null = null,
): Context {
  const preview = isPreview(authorization)
  return new Context({
    open: () => openSnapshot({ preview, now: clock() }),
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
