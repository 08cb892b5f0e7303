/** Returns a function that sends a query, and that never gets an answer older than the one before. */
export function revisionClient(url: string, fetch = globalThis.fetch) {
  let seen = 0
  return async (query: string): Promise<unknown> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-content-revision': String(seen) },
      body: JSON.stringify({ query }),
    })
    seen = Math.max(seen, Number(response.headers.get('x-content-revision')))
    return response.json()
  }
}
