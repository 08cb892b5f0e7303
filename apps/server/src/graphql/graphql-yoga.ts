import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Yoga as CommonJS. It has 250 files, and finding and linking them as ES modules takes a third longer. */
export const {
  createGraphQLError,
  createYoga,
  isPromise,
  processRegularResult,
  Repeater,
  SlidingBuffer,
  useReadinessCheck,
  // The package declares the same types for both module formats.
} = require('graphql-yoga') as typeof import('graphql-yoga')
