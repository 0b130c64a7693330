const DATABASE = 'openweek.files'
const STORE = 'files'
/** Larger files would fill the browser's room; of those the user is asked to choose the file again. */
const LARGEST = 64 * 1024 * 1024

/** Keep a file until it has arrived, so that its upload goes on after a reload. Whether it could be kept does not matter. */
export async function shelve(assetId: string, file: File): Promise<void> {
  if (file.size <= LARGEST) await inStore('readwrite', (store) => store.put(file, assetId))
}

/** The file of an asset, if this browser still has it. */
export async function takeFromShelf(assetId: string): Promise<File | null> {
  const found = await inStore('readonly', (store) => store.get(assetId) as IDBRequest<unknown>)
  return found instanceof File ? found : null
}

export async function clearFromShelf(assetId: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(assetId))
}

async function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | null> {
  try {
    const database = await opened()
    try {
      return await settled(act(database.transaction(STORE, mode).objectStore(STORE)))
    } finally {
      database.close()
    }
  } catch {
    // No room, a private window, an old kernel: the user chooses the file again.
    return null
  }
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE)
  return settled(request)
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('storage'))
  })
}
