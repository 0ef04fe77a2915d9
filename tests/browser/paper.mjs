/** The sample newspaper on a fresh database of either engine, served by the real binary, with its commands. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Program, run } from "./process.mjs";
import { postgres } from "./postgres.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const built = join(resolve(root, process.env.CARGO_TARGET_DIR ?? "target"), "debug", "dateline");
const binary = process.env.DATELINE_BINARY ?? built;

/** Each reader of a test says by `X-Forwarded-For` who he is, so that the limits by address leave him alone. */
const SERVING = ["--listen", "127.0.0.1:0", "--proxy", "127.0.0.1"];

export class Paper {
  /** One node on SQLite. */
  static async onSqlite() {
    const paper = new Paper(await mkdtemp(join(tmpdir(), "dateline-paper-")));
    return paper.open(1);
  }

  /** Two nodes over one PostgreSQL server. */
  static async onPostgres() {
    const server = await postgres();
    const paper = new Paper(await mkdtemp(join(tmpdir(), "dateline-paper-")), server);
    return paper.open(2);
  }

  constructor(folder, server = null) {
    this.folder = folder;
    this.server = server;
    this.nodes = [];
  }

  async open(nodes) {
    this.nodes.push(await this.start("demo"));
    while (this.nodes.length < nodes) this.nodes.push(await this.start("serve"));
    return this;
  }

  /** The address of the first node, and of the last, which is another where there are two. */
  get here() {
    return this.nodes.at(0).address;
  }

  get there() {
    return this.nodes.at(-1).address;
  }

  /** Ends the first node as a crash would and starts it again, at another port. */
  async crash() {
    await this.nodes[0].program.stop("KILL");
    this.nodes[0] = await this.start("serve");
  }

  async start(command) {
    const program = new Program(binary, [command, "--data", this.folder, ...SERVING], { env: this.environment() });
    const [, address] = await program.tells(/The paper is at (http:\S+)/);
    return { program, address };
  }

  /** Another process beside the nodes: `command("flash", "Ferry back")`. */
  command(...args) {
    return run(binary, [...args, "--data", this.folder], { env: this.environment() });
  }

  environment() {
    const { DATABASE_URL, DATELINE_DATA, DATELINE_LISTEN, ...rest } = process.env;
    return this.server ? { ...rest, DATABASE_URL: this.server.url } : rest;
  }

  async close() {
    await Promise.all(this.nodes.map((node) => node.program.stop()));
    await this.server?.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
