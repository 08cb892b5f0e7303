import type { ChangedType } from '../../schema/changed-types.ts'
import type { ChangeArgs } from '../request/arguments.ts'
import type { Awaitable } from '../request/awaitable.ts'

export interface ChangeReader {
  /**
   * What became of each node after a cursor, once, as the viewer sees it: by an import, or by time alone. Without a
   * cursor nothing, and from where to go on.
   */
  page(args: ChangeArgs): Awaitable<ChangePage>
}

/** What became of one node, as the viewer sees it. */
export interface Change {
  readonly kind: 'CREATED' | 'UPDATED' | 'DELETED'
  readonly type: ChangedType
  readonly id: number
  readonly at: number
}

export interface ChangePage {
  readonly changes: readonly Change[]
  readonly endCursor: string
  readonly hasNextPage: boolean
  /** The cursor leads nowhere: what there is must be read anew, and then from `endCursor` on. */
  readonly resetRequired: boolean
}
