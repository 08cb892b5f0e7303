import type { Reader, Viewer } from '@broadsheet/database'
import type { Plugin } from 'graphql-yoga'
import type { ContentChanges } from './content-changes.ts'
import { Context } from './context.ts'

export interface SnapshotOptions {
  openSnapshot: (viewer: Viewer) => Reader
  isPreview: (authorization: string | null) => boolean
  /** Milliseconds since 1970. */
  clock: () => number
  publicUrl: string
  contentChanges: ContentChanges
}

/**
 * Gives each operation a context of its own, and ends its snapshot as soon as the answer is there, or has failed. A
 * subscription lasts, and has none.
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
        // Yoga puts the request there.
        const context = contextFor(args.contextValue as { request: Request }, openSnapshot)
        return releasing(context, () => executeFn({ ...args, contextValue: context }))
      })
    },
    onSubscribe({ subscribeFn, setSubscribeFn }) {
      setSubscribeFn((args) => {
        const context = contextFor(args.contextValue as { request: Request }, unread)
        return subscribeFn({ ...args, contextValue: context })
      })
    },
  }
}

function unread(): never {
  throw new Error('What is told as it happens reads nothing of the archive')
}

/** Not `async`: what is answered at once stays so. */
function releasing<T>(context: Context, run: () => T): T {
  let pending = false
  try {
    const result = run()
    if (!(result instanceof Promise)) return result
    pending = true
    // A promise of the same answer.
    return result.finally(() => context.release()) as T
  } finally {
    if (!pending) context.release()
  }
}
