import { isDeepStrictEqual } from 'node:util'
import { random } from '@broadsheet/database/testing/random'
import type { BenchmarkQuery } from './benchmark-queries.ts'
import { requestData } from './graphql-request.ts'
import type { Servers } from './measure.ts'
import type { SampleValues } from './sample-values.ts'

/** Checks that both servers return the same content for the same requests. Throws an error with the first difference. */
export async function compareAnswers(
  { name, document, sample }: BenchmarkQuery,
  archive: SampleValues,
  { raw, broadsheet }: Servers,
): Promise<void> {
  const next = random(7)
  for (let index = 0; index < 50; index++) {
    const { variables, parameters } = sample(archive, next)
    const ours = await requestData<object>(broadsheet.port, document, variables)
    const response = await fetch(`http://127.0.0.1:${raw.port}/${name}`, {
      method: 'POST',
      body: JSON.stringify(parameters),
    })
    const { data } = (await response.json()) as { data: object }
    if (!isDeepStrictEqual(ours, data)) {
      throw new Error(
        `${name} ${JSON.stringify(variables)}: the answers differ\n${JSON.stringify(ours)}\n${JSON.stringify(data)}`,
      )
    }
  }
}
