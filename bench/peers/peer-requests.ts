import { isDeepStrictEqual } from 'node:util'
import { random } from '@broadsheet/database/testing/random'
import type { BenchmarkQuery } from '../queries/benchmark-queries.ts'
import { requestData } from '../queries/graphql-request.ts'
import type { Peers } from './peer-servers.ts'
import type { PeerValues } from './peer-values.ts'
import { type PostgraphileData, postgraphileQueries } from './postgraphile-queries.ts'

/** The same request for each server. `"#"` is a number that no other request has. */
export interface PeerRequest {
  raw: object
  postgraphile: { query: string; variables: object }
  first: { query: string; variables: object }
  known: { query: string; variables: object }
}

/** So many requests of a query, with seeded values. */
export function peerRequests(query: BenchmarkQuery, values: PeerValues, count: number, seed: number): PeerRequest[] {
  const next = random(seed)
  return Array.from({ length: count }, () => {
    const { variables, parameters } = query.sample(values.archive, next)
    const word = variables.query
    const after = values.cursors.get(Number(parameters.id))
    const document = postgraphileQueries[query.name]?.document ?? ''
    return {
      raw: { ...parameters, word },
      postgraphile: {
        query: document,
        variables: {
          ...(query.name === 'Q6' ? {} : parameters),
          ...(word !== undefined && { word }),
          ...(after !== undefined && { after }),
        },
      },
      first: { query: query.document, variables: { ...variables, request: '#' } },
      known: { query: query.document, variables },
    }
  })
}

/**
 * Checks that the three servers return the same content for fifty requests. Counts may be in any order. A search is
 * compared by its number of hits, because their order differs.
 * @throws an error with the first difference
 */
export async function comparePeers(query: BenchmarkQuery, values: PeerValues, peers: Peers): Promise<void> {
  for (const { raw, postgraphile, known } of peerRequests(query, values, 50, 7)) {
    const ours = await requestData<object>(peers.broadsheet.port, known.query, known.variables)
    const { query: document, variables } = postgraphile
    const theirs = await requestData<PostgraphileData>(peers.postgraphile.port, document, variables)
    const shape = postgraphileQueries[query.name]?.shape
    const response = await fetch(`http://127.0.0.1:${peers.raw.port}/${query.name}`, {
      method: 'POST',
      body: JSON.stringify(raw),
    })
    const { data } = (await response.json()) as { data: object }
    const answers = [ours, data, shape?.(theirs) ?? {}].map((answer) => comparable(answer))
    for (const answer of answers.slice(1)) {
      if (isDeepStrictEqual(answer, answers[0])) continue
      throw new Error(
        `${query.name} ${JSON.stringify(known.variables)}: the answers differ\n${JSON.stringify(answers[0])}\n${JSON.stringify(answer)}`,
      )
    }
  }
}

function comparable(answer: object): unknown {
  if ('facets' in answer) {
    const { facets } = answer as { facets: { categories: { node: { name: string }; count: number }[] } }
    return facets.categories.map(({ node, count }) => `${node.name} ${count}`).sort()
  }
  if ('search' in answer) return (answer as { search: { nodes: object[] } }).search.nodes.length
  return answer
}
