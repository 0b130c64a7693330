/** Pages of the public site that the console links to; the help contacts stand in its foot. */
export const portal = { home: '/', contacts: '/#contacts', complaints: '/feedback' } as const
