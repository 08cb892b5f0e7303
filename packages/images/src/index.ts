export { type ImageProperties, maxPixels, reasonNotDecoded } from './files/decodable.ts'
export { type ImageMetadata, readImageFile } from './files/image-file.ts'
export { loadSharp } from './pixels/load-sharp.ts'
export { makePlaceholder, type Placeholder, readPlaceholder } from './pixels/placeholder.ts'
