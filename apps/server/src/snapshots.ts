import type { Reader, Viewer } from '@broadsheet/database'
import type { Plugin } from 'graphql-yoga'
import { Context } from './context.ts'

export interface SnapshotOptions {
  openSnapshot: (viewer: Viewer) => Reader
  isPreview: (authorization: string | null) => boolean
  /** Milliseconds since 1970. */
  clock: () => number
  publicUrl: string
}

/** Gives each operation a context of its own, and ends its snapshot as soon as the answer is there, or has failed. */
export function useSnapshots({ openSnapshot, isPreview, clock, publicUrl }: SnapshotOptions): Plugin {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn((args) => {
        // Yoga puts the request there.
        const { request } = args.contextValue as { request: Request }
        const preview = isPreview(request.headers.get('authorization'))
        const context = new Context(() => openSnapshot({ preview, now: clock() }), publicUrl)
        return releasing(context, () => executeFn({ ...args, contextValue: context }))
      })
    },
  }
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
