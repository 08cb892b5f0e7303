import type { Reader, Viewer } from '@broadsheet/database'
import type { Plugin } from 'graphql-yoga'
import { Context } from '../schema/builder/context.ts'
import type { ContentChanges } from './content-changes.ts'

export interface SnapshotOptions {
  openSnapshot: (viewer: Viewer) => Reader
  isPreview: (authorization: string | null) => boolean
  /** Milliseconds since 1970. */
  clock: () => number
  publicUrl: string
  contentChanges: ContentChanges
}

/**
 * Yoga plugin that gives each operation its own context, and releases the context's snapshot as soon as the operation
 * has ended or failed. A subscription lasts long, so it gets no snapshot.
 */
export function useSnapshots({ openSnapshot, isPreview, clock, publicUrl, contentChanges }: SnapshotOptions): Plugin {
  const contextFor = ({ request }: { request: Request }, open: (viewer: Viewer) => Reader): Context => {
    const preview = isPreview(request.headers.get('authorization'))
    return new Context(
      () => open({ preview, now: clock() }),
      publicUrl,
      () => contentChanges.subscribe(preview),
    )
  }
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn((args) => {
        // Yoga's own context holds the request.
        const context = contextFor(args.contextValue as { request: Request }, openSnapshot)
        return runAndRelease(context, () => executeFn({ ...args, contextValue: context }))
      })
    },
    onSubscribe({ subscribeFn, setSubscribeFn }) {
      setSubscribeFn((args) => {
        const context = contextFor(args.contextValue as { request: Request }, refuseSnapshot)
        return subscribeFn({ ...args, contextValue: context })
      })
    },
  }
}

function refuseSnapshot(): never {
  throw new Error('A subscription has no snapshot; its resolvers must not use context.reader')
}

/** Not an async function, so that a synchronous result stays synchronous. */
function runAndRelease<T>(context: Context, run: () => T): T {
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
