import { AsyncLocalStorage } from 'node:async_hooks'
import { factsOf } from './request-facts.ts'

/** The response that the running code works for. Pages ask the API in the same process, without a request of its own. */
const current = new AsyncLocalStorage<object>()

/** Does the work of a request whose queries have no response of their own. If no facts are collected, it costs nothing. */
export function workingFor<T>(response: object, work: () => T): T {
  return factsOf(response) ? current.run(response, work) : work()
}

/** Returns the response that notes the facts of a query of this process, if there is one. */
export function currentResponse(): object | undefined {
  return current.getStore()
}
