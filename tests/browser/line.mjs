/** The line between a reader and a node, which can be cut, and may lead to another node afterwards. */

import { createServer, connect } from "node:net";
import { once } from "node:events";

export class Line {
  static async to(address) {
    const line = new Line();
    line.lead(address);
    line.server = createServer((socket) => line.join(socket)).listen(0, "127.0.0.1");
    await once(line.server, "listening");
    line.address = `http://127.0.0.1:${line.server.address().port}`;
    return line;
  }

  sockets = new Set();
  isCut = false;

  lead(address) {
    this.port = Number(new URL(address).port);
  }

  join(socket) {
    if (this.isCut) return socket.destroy();
    const far = connect(this.port, "127.0.0.1");
    for (const end of [socket, far]) {
      this.sockets.add(end);
      end.on("error", () => {}).on("close", () => (this.sockets.delete(end), socket.destroy(), far.destroy()));
    }
    socket.pipe(far).pipe(socket);
  }

  cut() {
    this.isCut = true;
    for (const socket of this.sockets) socket.destroy();
  }

  mend() {
    this.isCut = false;
  }

  close() {
    this.cut();
    this.server.close();
  }
}
