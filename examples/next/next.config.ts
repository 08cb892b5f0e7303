import type { NextConfig } from 'next'

export default {
  // The paths of the archive end with a slash.
  trailingSlash: true,
} satisfies NextConfig
