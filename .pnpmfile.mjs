// The packages that carry Node say `os` and `cpu` as words where a list is meant; pnpm passes over them, and every
// machine would fetch the one for Windows too.
const isNode = /^node-(linux|win)-/

export const hooks = {
  readPackage(manifest) {
    return isNode.test(manifest.name) ? { ...manifest, os: [manifest.os].flat(), cpu: [manifest.cpu].flat() } : manifest
  },
}
