#!/usr/bin/env python3
"""How fast pages are served, beside nginx with gzip_static serving the same bytes and headers.

Run it: apt-get install wrk nginx-light && cargo build --release -p dateline && python3 bench/speed.py [path/to/dateline]

Each server has core 0 to itself, wrk has core 1. Five interleaved rounds of two journeys:
(a) one cached article; (b) 1,000 different articles while a flash goes on the wire once a second.
A ratio above 1 means that dateline served more. "per CPU second" divides by what the server's own process used, so
that it holds on a machine that does other work too, or where wrk is the slower of the two.
"""

import gzip
import os
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

ROUNDS = int(os.environ.get("ROUNDS", "5"))
SECONDS = int(os.environ.get("SECONDS_EACH", "5"))
PAGES = 1_000
CONNECTIONS = 64
DATELINE_PORT, NGINX_PORT = 18_431, 18_432
# What nginx writes itself, or what belongs to one answer only.
NOT_COPIED = {"date", "content-length", "content-type", "content-encoding", "transfer-encoding", "connection", "etag"}
WORDS = """harbour ferry council tram mole pilot storm ledger auction crane herring lantern bridge market vote school
engine winter signal cellar orchard museum ladder harvest barge timber kettle window engineer captain baker""".split()


def main():
    target = os.environ.get("CARGO_TARGET_DIR", Path(__file__).parent.parent / "target")
    program = Path(sys.argv[1] if len(sys.argv) > 1 else Path(target) / "release/dateline").resolve()
    for tool in ["wrk", "nginx", "taskset"]:
        if not shutil.which(tool):
            sys.exit(f"{tool} is needed: apt-get install wrk nginx-light util-linux")
    if not program.exists():
        sys.exit(f"{program} is needed: cargo build --release -p dateline")
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        measure(program, Path(folder))


def measure(program, folder):
    paper = folder / "paper"
    make_paper(program, paper, folder / "stories")
    dateline = start(["taskset", "-c", "0", program, "serve", "--data", paper, "--listen", f"127.0.0.1:{DATELINE_PORT}"])
    nginx = None
    try:
        wait_for(DATELINE_PORT, "/readyz")
        headers = copy_pages(folder / "site")
        nginx = start(["taskset", "-c", "0", "nginx", "-p", folder, "-c", write_nginx(folder, headers)])
        wait_for(NGINX_PORT, page(1))
        compare_answers()
        compare("(a) one cached article", dateline, nginx, write_script(folder / "one.lua", [page(1)]))
        with Flashes(program, paper):
            script = write_script(folder / "many.lua", [page(number) for number in range(PAGES)])
            compare(f"(b) {PAGES} articles, a flash each second", dateline, nginx, script)
    finally:
        for server in filter(None, [dateline, nginx]):
            server.send_signal(signal.SIGCONT)
            server.kill()


def page(number):
    return f"/en/story-{number:04}"


def make_paper(program, paper, stories):
    stories.mkdir()
    chance = random.Random(7)
    for number in range(PAGES):
        paragraphs = [" ".join(chance.choices(WORDS, k=chance.randint(40, 90))).capitalize() + "." for _ in range(chance.randint(5, 12))]
        head = f"headline: {' '.join(chance.choices(WORDS, k=7)).capitalize()} {number}\nslug: story-{number:04}\nedition: en"
        text = f"---\n{head}\npublished: 2026-01-{1 + number % 28:02}T{number % 24:02}:{number % 60:02}:00Z\n---\n\n" + "\n\n".join(paragraphs)
        (stories / f"{number:04}.md").write_text(text)
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([program, "init", "--data", paper, "--name", "The Bench", "--edition", "en", "--zone", "UTC"], **quiet)
    subprocess.run([program, "import", "markdown", stories, "--data", paper], **quiet)


def start(command):
    return subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def ask(port, path, encoding="gzip"):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Accept-Encoding": encoding})
    with urllib.request.urlopen(request) as answer:
        return answer.headers, answer.read()


def wait_for(port, path):
    for _ in range(200):
        try:
            return ask(port, path)
        except OSError:
            time.sleep(0.05)
    sys.exit(f"nothing answers on port {port}")


def copy_pages(site):
    """What dateline serves, byte for byte, where nginx finds it; the headers to go with it."""
    headers = None
    for number in range(PAGES):
        headers, squeezed = ask(DATELINE_PORT, page(number))
        assert headers["content-encoding"] == "gzip", headers
        file = site / page(number).lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.with_name(file.name + ".gz").write_bytes(squeezed)
        file.write_bytes(gzip.decompress(squeezed))
    return [(name, value) for name, value in headers.items() if name.lower() not in NOT_COPIED]


def write_nginx(folder, headers):
    lines = "\n".join(f'add_header {name} "{value}";' for name, value in headers)
    conf = folder / "nginx.conf"
    conf.write_text(f"""
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/nginx.log; worker_rlimit_nofile 4096;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; server_tokens off;
  keepalive_requests 100000000; open_file_cache max=4000 inactive=600s; open_file_cache_valid 600s;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  types {{ }} default_type "text/html; charset=utf-8";
  server {{
    listen 127.0.0.1:{NGINX_PORT}; root {folder}/site; gzip_static on;
    add_header Last-Modified "";
    {lines}
  }}
}}
""")
    return conf


def compare_answers():
    """Says what differs between the two, so that nobody has to believe that nothing does."""
    (ours, our_body), (theirs, their_body) = ask(DATELINE_PORT, page(1)), ask(NGINX_PORT, page(1))
    assert gzip.decompress(our_body) == gzip.decompress(their_body), "the bodies differ"
    names = [{name.lower() for name in headers} for headers in (ours, theirs)]
    sizes = [len(str(headers)) for headers in (ours, theirs)]
    print(f"the same {len(our_body)} bytes squeezed; heads of {sizes[0]} and {sizes[1]} bytes; "
          f"headers of one only: {sorted(names[0] ^ names[1])}")


def write_script(file, paths):
    quoted = ", ".join(f'"{path}"' for path in paths)
    file.write_text(f"""
local paths, requests, at = {{ {quoted} }}, {{}}, 0
init = function()
  for i, path in ipairs(paths) do requests[i] = wrk.format("GET", path, {{ ["Host"] = "localhost", ["Accept-Encoding"] = "gzip" }}) end
end
request = function() at = at % #requests + 1; return requests[at] end
""")
    return file


def compare(title, dateline, nginx, script):
    rows = {"dateline": [], "nginx": []}
    for turn in range(ROUNDS):
        order = [("dateline", dateline, nginx, DATELINE_PORT), ("nginx", nginx, dateline, NGINX_PORT)]
        for name, server, other, port in order if turn % 2 == 0 else order[::-1]:
            # The one that is not asked takes nothing of the core.
            other.send_signal(signal.SIGSTOP)
            server.send_signal(signal.SIGCONT)
            time.sleep(0.5)
            rows[name].append(wrk(server.pid, port, script))
    for server in (dateline, nginx):
        server.send_signal(signal.SIGCONT)
    print(f"\n{title}")
    for name, results in rows.items():
        each = "  ".join(f"{rate:,.0f}" for rate, _, _ in results)
        rate, per_cpu, slow = (statistics.median(column) for column in zip(*results))
        print(f"  {name:9} median {rate:9,.0f} a second, {per_cpu:9,.0f} per CPU second, 99% within {slow:.2f} ms   ({each})")
    ratios = [[ours[column] / theirs[column] for ours, theirs in zip(rows["dateline"], rows["nginx"])] for column in (0, 1)]
    said = [f"{statistics.median(of):.2f} ({min(of):.2f} to {max(of):.2f})" for of in ratios]
    print(f"  ratio of requests a second {said[0]}, per CPU second {said[1]}", flush=True)


def wrk(pid, port, script):
    command = ["taskset", "-c", "1", "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", "-s", script, f"http://127.0.0.1:{port}"]
    wrk_once = lambda: subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout
    before = cpu_seconds(pid)
    said = wrk_once()
    used = cpu_seconds(pid) - before
    assert "Non-2xx" not in said, said
    count, rate = int(re.search(r"(\d+) requests in", said)[1]), float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", said).groups()
    return rate, count / used, float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def cpu_seconds(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Flashes:
    """A flash on the wire each second, from beside the server."""

    def __init__(self, program, paper):
        self.command, self.ended = ["taskset", "-c", "1", program, "flash", "--data", paper], threading.Event()
        self.thread = threading.Thread(target=self.run)

    def run(self):
        number = 0
        while not self.ended.wait(1):
            number += 1
            subprocess.run([str(word) for word in [*self.command, f"Flash number {number}"]], stdout=subprocess.DEVNULL, check=True)

    def __enter__(self):
        self.thread.start()

    def __exit__(self, *_):
        self.ended.set()
        self.thread.join()


main()
