import SchemaBuilder from '@pothos/core'
import RelayPlugin from '@pothos/plugin-relay'
import type { Context } from './context.ts'
import { encodeGlobalId } from './global-id.ts'

/** What Pothos is told of this schema: its context, its scalars as resolvers see them, and that fields are there. */
export interface SchemaTypes {
  Context: Context
  DefaultFieldNullability: false
  Scalars: {
    ID: { Input: string; Output: string | number }
    /** Milliseconds since 1970 in UTC. */
    DateTime: { Input: number; Output: number }
    /** `YYYY-MM-DD`. */
    Date: { Input: string; Output: string }
    JSON: { Input: NonNullable<unknown>; Output: unknown }
  }
}

export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [RelayPlugin],
  defaultFieldNullability: false,
  relay: {
    encodeGlobalID: encodeGlobalId,
    nodeTypeOptions: { description: 'Whatever has an id of its own and can be fetched again by it.' },
    idFieldOptions: {
      description:
        'Opaque and stable: it depends on the content (source path, name, address), never on a database row number, so a fresh import of the same files gives the same ids.',
    },
    // node.ts has them: here an id that is none of ours would be an error.
    nodeQueryOptions: false,
    nodesQueryOptions: false,
  },
})
