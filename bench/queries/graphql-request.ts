/** Sends a query to a GraphQL server on this machine and returns its data. Throws if the answer contains errors. */
export async function requestData<Data>(port: number, query: string, variables: object = {}): Promise<Data> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  // The type of `data` depends on the caller's document.
  const { data, errors } = (await response.json()) as { data?: Data; errors?: { message: string }[] }
  if (errors || data === undefined) throw new Error(`${query}\n${errors?.map(({ message }) => message).join('\n')}`)
  return data
}
