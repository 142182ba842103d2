// The HTTP benchmark's Node server: `http_peer.mjs server node PORT`, the upstream's port. The first line
// of output names version and port; it ends with its input.
import http from 'node:http';
import { createRequire } from 'node:module';

const TEXT = 'Hello, World!';
const BODY = 'x'.repeat(10240);
const port = Number(process.argv[4]);
const agent = new http.Agent({ keepAlive: true, maxSockets: Infinity, maxFreeSockets: 2048 });

function fetchJson(path) {
  return new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port, path, agent }, (response) => {
        response.setEncoding('utf8');
        let body = '';
        response.on('data', (chunk) => (body += chunk));
        response.on('end', () => resolve(JSON.parse(body)));
        response.on('error', reject);
      })
      .on('error', reject);
  });
}

function answer(response, type, body) {
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

const server = http.createServer(async (request, response) => {
  switch (request.url) {
    case '/plaintext':
      return answer(response, 'text/plain', TEXT);
    case '/json':
      return answer(response, 'application/json', JSON.stringify({ message: TEXT }));
    case '/10k':
      return answer(response, 'text/plain', BODY);
    case '/summary': {
      const [profile, orders] = await Promise.all([fetchJson('/5/profile'), fetchJson('/5/orders')]);
      return answer(response, 'application/json', JSON.stringify({ profile, orders }));
    }
    default:
      response.writeHead(404).end();
  }
});
server.keepAliveTimeout = 600_000;

// A server of WebSockets is no part of Node; Debian's package node-ws has the one that everybody takes.
let sockets = 'no ws';
try {
  const { WebSocketServer } = createRequire(import.meta.url)('/usr/share/nodejs/ws');
  new WebSocketServer({ server, path: '/ws', perMessageDeflate: false }).on('connection', (ws) =>
    ws.on('message', (message) => ws.send(message.toString())),
  );
  sockets = 'with ws';
} catch {
  // The row then fails with a word of it.
}

process.stdin.on('end', () => process.exit(0)).resume();
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () =>
  console.log(JSON.stringify({ version: `Node ${process.versions.node}, ${sockets}`, port: server.address().port })),
);
