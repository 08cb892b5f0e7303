import { defineConfig } from 'astro/config'

export default defineConfig({
  // The paths of the archive end with a slash.
  trailingSlash: 'always',
  // Turn this off if the addresses in your articles must stay as they are written.
  devToolbar: { enabled: false },
})
