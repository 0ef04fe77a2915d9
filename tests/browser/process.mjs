/** Programs that end when this process ends, in whatever way it does. */

import { spawn } from "node:child_process";
import { once } from "node:events";

// The shell waits for a signal's name on its input, whose end says TERM.
const GUARD = `"$@" & child=$!; read signal; kill -"\${signal:-TERM}" $child; wait $child`;

export class Program {
  /** @param {{env?: object, uid?: number, gid?: number, cwd?: string}} options */
  constructor(program, args, options = {}) {
    this.told = "";
    this.child = spawn("sh", ["-c", GUARD, "guard", program, ...args], { stdio: "pipe", ...options });
    this.hasEnded = false;
    this.ended = once(this.child, "close").then(() => (this.hasEnded = true));
    this.child.stdin.on("error", () => {});
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => (this.told += text));
    }
  }

  /** Waits until what the program tells matches, and gives the match. */
  async tells(pattern) {
    const end = Date.now() + 120_000;
    for (;;) {
      const match = pattern.exec(this.told);
      if (match) return match;
      if (this.hasEnded || Date.now() > end) throw new Error(`the program did not say ${pattern}:\n${this.told}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async stop(signal = "TERM") {
    this.child.stdin.end(`${signal}\n`);
    await this.ended;
  }
}

/** Runs a program to its end: what it told, or an error with all of it. */
export async function run(program, args, options = {}) {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  let [out, all] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text) => ((out += text), (all += text)));
  child.stderr.setEncoding("utf8").on("data", (text) => (all += text));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${code}:\n${all}`);
  return out;
}
