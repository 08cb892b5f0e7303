import type { ServerResponse } from 'node:http'
import type { ExecutionArgs, ExecutionResult } from 'graphql'
import type { GraphQLParams } from 'graphql-yoga'
import { factsOf } from '../observe/request-facts.ts'
import { noteStep } from '../observe/request-steps.ts'
import type { AnswerTags } from '../schema/builder/answer-tags.ts'
import type { OperationThreads } from './operation-threads.ts'
import type { SnapshotOptions } from './snapshots.ts'

export interface ThreadedExecutionOptions
  extends Pick<SnapshotOptions, 'clock' | 'isPreview' | 'publicUrl' | 'images'> {
  databaseUrl: string
  threads: OperationThreads
}

/** Yoga's context of an operation. `res` is missing in a request that does not come from node:http. */
interface RequestContext {
  readonly request: Request
  readonly params: GraphQLParams
  readonly res?: ServerResponse
  /** Collects the tags of the answer for CDNs, if the caller needs them. */
  readonly tags?: AnswerTags | null
}

/** Returns a function that runs an operation in a thread, with the visibility of its request. */
export function threadedExecution(options: ThreadedExecutionOptions) {
  const { databaseUrl, publicUrl, images, threads, clock, isPreview } = options
  return (args: ExecutionArgs, points: number): Promise<ExecutionResult> => {
    // Yoga's own context holds the request.
    const { request, params, res, tags } = args.contextValue as RequestContext
    const task = {
      databaseUrl,
      publicUrl,
      images,
      query: params.query ?? '',
      operationName: args.operationName ?? undefined,
      variables: args.variableValues ?? {},
      preview: isPreview(request.headers.get('authorization')),
      now: clock(),
      hasTags: tags != null,
      isObserved: factsOf(res) !== undefined,
    }
    return whileOpen(res, (onCancel) =>
      threads.run(task, points, {
        onCancel,
        onTags: (parts) => tags?.addAll(parts),
        onSteps: (steps) => {
          for (const step of steps) noteStep(res, step)
        },
      }),
    )
  }
}

/** Cancels the work if the client leaves. Afterwards the response has no listener more, because a page needs many operations. */
async function whileOpen<Result>(
  res: ServerResponse | undefined,
  work: (onCancel: (cancel: () => void) => void) => Promise<Result>,
): Promise<Result> {
  let stop = () => {}
  try {
    return await work((cancel) => {
      res?.once('close', cancel)
      stop = () => res?.off('close', cancel)
    })
  } finally {
    stop()
  }
}
