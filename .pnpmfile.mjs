// The packages that contain Node have `os` and `cpu` as strings instead of lists. pnpm ignores strings, so every machine
// would also download the Windows version.
const isNode = /^node-(linux|win)-/

export const hooks = {
  readPackage(manifest) {
    return isNode.test(manifest.name) ? { ...manifest, os: [manifest.os].flat(), cpu: [manifest.cpu].flat() } : manifest
  },
}
