// A page for browsers, served on this machine alone: its worker runs the bundle and sends the report back.

import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Measurement } from '../golden.ts'

// In a worker, since a page's own thread may not compile larger WebAssembly modules at once, and would be called unresponsive.
const PAGE = `<!doctype html>
<meta charset="utf-8">
<title>lagbench determinism</title>
<script>
const worker = new Worker('/bundle.mjs', { type: 'module' })
worker.onerror = event => fetch('/failure', { method: 'POST', body: event.message ?? 'the worker did not start' })
</script>
`

export interface Page {
  readonly url: string
  /** Settles when the page has sent its report, or what went wrong. */
  readonly report: Promise<Measurement[]>
  close(): void
}

export async function servePage(bundle: string): Promise<Page> {
  const script = await readFile(bundle)
  const { promise, resolve, reject } = Promise.withResolvers<Measurement[]>()
  const answer = async (request: IncomingMessage): Promise<[status: number, type: string, body: string | Buffer]> => {
    switch (`${request.method} ${request.url}`) {
      case 'GET /':
        return [200, 'text/html', PAGE]
      case 'GET /bundle.mjs':
        return [200, 'text/javascript', script]
      case 'POST /report':
        resolve(JSON.parse(await text(request)) as Measurement[])
        return [204, 'text/plain', '']
      case 'POST /failure':
        reject(new Error(await text(request)))
        return [204, 'text/plain', '']
      default:
        return [404, 'text/plain', '']
    }
  }
  const server = createServer((request, response) => {
    answer(request).then(([status, type, body]) => response.writeHead(status, { 'content-type': type }).end(body), reject)
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    report: promise,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
