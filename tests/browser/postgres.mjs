/** A real PostgreSQL server in a temporary folder, fresh and empty. */

import { chown, mkdtemp, readFile, rm } from "node:fs/promises";
import { existsSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { Program, run } from "./process.mjs";

const VERSIONS = "/usr/lib/postgresql";
const REMEDY = "PostgreSQL's programs are needed for these journeys: install Debian's postgresql package";

/** Starts a server; `url` names its database, `stop` deletes it. */
export async function postgres() {
  const account = await accountOfPostgres();
  const folder = await mkdtemp(join(tmpdir(), "dateline-pg-"));
  if (account.uid) await chown(folder, account.uid, account.gid);
  const [bin, data] = [binaries(), join(folder, "data")];
  const options = { ...account, cwd: folder };
  await run(join(bin, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8"], options);
  const settings = ["listen_addresses=", "fsync=off", "shared_buffers=64MB", "log_min_messages=log"].flatMap((it) => ["-c", it]);
  const server = new Program(join(bin, "postgres"), ["-D", data, "-k", folder, ...settings], options);
  await server.tells(/ready to accept connections/);
  return {
    url: `postgresql://postgres@${encodeURIComponent(folder)}/postgres`,
    async stop() {
      await server.stop("QUIT");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root. */
async function accountOfPostgres() {
  if (process.getuid?.() !== 0) return {};
  const line = (await readFile("/etc/passwd", "utf8")).split("\n").find((it) => it.startsWith("postgres:"));
  if (!line) throw new Error(REMEDY);
  const [uid, gid] = line.split(":").slice(2, 4).map(Number);
  return { uid, gid };
}

/** The newest of Debian's versions, or what is on the PATH. */
function binaries() {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(VERSIONS, version, "bin")), ...process.env.PATH.split(delimiter)];
  const found = folders.find((folder) => existsSync(join(folder, "initdb")));
  if (!found) throw new Error(REMEDY);
  return found;
}
