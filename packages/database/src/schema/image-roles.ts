/** The roles of an image in an article, as the bits of the sums in `Image.roles` and `Image.rolesNoAlt`. */
export const roleBits = { HEAD: 1, THUMBNAIL: 2, COVER: 4, BODY: 8 } as const

export const allRoles = 15
