import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Yoga as CommonJS: of its 250 files an import takes a third longer to find and link. */
export const {
  createGraphQLError,
  createYoga,
  isPromise,
  processRegularResult,
  Repeater,
  SlidingBuffer,
  useReadinessCheck,
  // The package says the same of both its forms.
} = require('graphql-yoga') as typeof import('graphql-yoga')
