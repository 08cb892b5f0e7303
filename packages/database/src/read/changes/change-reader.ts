import type { ChangedType } from '../../schema/changed-types.ts'
import type { ChangeArgs } from '../request/arguments.ts'
import type { Awaitable } from '../request/awaitable.ts'

export interface ChangeReader {
  /**
   * The changes after a cursor, one for each node, as the viewer sees them. Imports and time alone cause changes.
   * Without a cursor, the page is empty, and its `endCursor` is the place to continue from.
   */
  page(args: ChangeArgs): Awaitable<ChangePage>
}

/** The change of one node, as the viewer sees it. */
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
  /** The cursor is not usable. The client must read everything again, and then continue from `endCursor`. */
  readonly resetRequired: boolean
}
